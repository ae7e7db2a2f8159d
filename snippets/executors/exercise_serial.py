from concurrent.futures import ProcessPoolExecutor
from math import isqrt


def is_prime(number):
    divisors = range(2, isqrt(number) + 1)
    return all(number % divisor for divisor in divisors)


def count_primes(limit):
    return sum(map(is_prime, range(2, limit)))


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        for limit in 10_000, 20_000, 15_000:
            print("ask for", limit)
            future = executor.submit(count_primes, limit)
            print("have", future.result())
