import asyncio
from math import isqrt


def is_prime(number):
    divisors = range(2, isqrt(number) + 1)
    return all(number % divisor for divisor in divisors)


def count_primes(limit):
    return sum(map(is_prime, range(2, limit)))


async def report(limit):
    print("counting primes")
    print("primes:", count_primes(limit))


async def greet(guest):
    print("hello", guest)


async def main():
    await asyncio.gather(
        report(50_000), greet("ann"), greet("bob")
    )


if __name__ == "__main__":
    asyncio.run(main())
