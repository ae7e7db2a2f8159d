from concurrent.futures import (
    ProcessPoolExecutor,
    as_completed,
)
from math import isqrt


def is_prime(number):
    divisors = range(2, isqrt(number) + 1)
    return all(number % divisor for divisor in divisors)


def count_primes(limit):
    return sum(map(is_prime, range(2, limit)))


if __name__ == "__main__":
    limits = [20_000, 100, 5_000, 1_000]
    counts = {}
    with ProcessPoolExecutor(2) as executor:
        futures = {
            executor.submit(count_primes, limit): limit
            for limit in limits
        }
        for future in as_completed(futures):
            limit = futures[future]
            counts[limit] = future.result()
    for limit in sorted(counts):
        print("primes below", limit, "are", counts[limit])
