import os
from math import isqrt
from multiprocessing import Pool


def is_prime(number):
    divisors = range(2, isqrt(number) + 1)
    return all(number % divisor for divisor in divisors)


def count_primes(limit):
    print(os.getpid(), "counts below", limit)
    return sum(map(is_prime, range(2, limit)))


if __name__ == "__main__":
    limits = [30_000, 2_000, 20_000, 10_000]
    with Pool(2) as pool:
        counts = pool.map(count_primes, limits)
    print(counts)
