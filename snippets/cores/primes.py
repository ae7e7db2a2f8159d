from math import isqrt
from multiprocessing import Pool
from time import perf_counter

STEP = 200_000


def is_prime(number):
    divisors = range(2, isqrt(number) + 1)
    return all(number % divisor for divisor in divisors)


def count_primes(start):
    return sum(map(is_prime, range(start, start + STEP)))


if __name__ == "__main__":
    starts = range(1_000_000, 1_800_000, STEP)

    began = perf_counter()
    by_loop = [count_primes(start) for start in starts]
    print(f"loop: {perf_counter() - began:.2f} s")

    began = perf_counter()
    with Pool() as pool:
        by_pool = pool.map(count_primes, starts)
    print(f"pool: {perf_counter() - began:.2f} s")

    print(by_pool, "is the same list:", by_pool == by_loop)
