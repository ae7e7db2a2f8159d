import asyncio
from concurrent.futures import ProcessPoolExecutor
from math import isqrt


def is_prime(number):
    divisors = range(2, isqrt(number) + 1)
    return all(number % divisor for divisor in divisors)


def count_primes(limit):
    return sum(map(is_prime, range(2, limit)))


async def report(pool, limit):
    print("counting primes")
    loop = asyncio.get_running_loop()
    found = await loop.run_in_executor(
        pool, count_primes, limit
    )
    print("primes:", found)


async def greet(guest):
    print("hello", guest)


async def main(pool):
    await asyncio.gather(
        report(pool, 50_000), greet("ann"), greet("bob")
    )


if __name__ == "__main__":
    with ProcessPoolExecutor() as pool:
        asyncio.run(main(pool))
