# /// script
# [tool.snippet]
# platforms = ["linux"]
# ///
import os
from math import isqrt
from multiprocessing import Pool
from time import perf_counter


def is_prime(number):
    divisors = range(2, isqrt(number) + 1)
    return all(number % divisor for divisor in divisors)


def count_primes(limit):
    return sum(map(is_prime, range(2, limit)))


if __name__ == "__main__":
    one_core = {min(os.sched_getaffinity(0))}
    os.sched_setaffinity(0, one_core)
    with Pool(1):
        pass  # So that a fork server is up beforehand.
    for size in 1, 8:
        began = perf_counter()
        with Pool(size) as pool:
            pool.map(count_primes, [5_000] * 16)
        took = perf_counter() - began
        print(f"pool of {size}: {took:5.2f} s")
