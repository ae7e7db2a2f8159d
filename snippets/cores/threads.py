from math import isqrt
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool
from time import perf_counter

STEP = 200_000


def is_prime(number):
    divisors = range(2, isqrt(number) + 1)
    return all(number % divisor for divisor in divisors)


def count_primes(start):
    return sum(map(is_prime, range(start, start + STEP)))


def measure(label, pool_type, workers):
    began = perf_counter()
    with pool_type(workers) as pool:
        pool.map(count_primes, [1_000_000, 1_200_000])
    print(f"{label:14}{perf_counter() - began:6.2f} s")


if __name__ == "__main__":
    measure("one thread:", ThreadPool, 1)
    measure("two threads:", ThreadPool, 2)
    measure("two processes:", Pool, 2)
