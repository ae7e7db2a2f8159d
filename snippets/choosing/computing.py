# /// script
# requires-python = ">=3.14"
# ///
import asyncio
from concurrent import futures
from math import isqrt
from time import perf_counter


def is_prime(number):
    divisors = range(2, isqrt(number) + 1)
    return all(number % divisor for divisor in divisors)


def count_primes(limit):
    return sum(map(is_prime, range(2, limit)))


async def count_in_task(limit):
    return count_primes(limit)


async def count_in_tasks(limits):
    await asyncio.gather(*map(count_in_task, limits))


if __name__ == "__main__":
    limits = [120_000, 120_000]
    began = perf_counter()
    asyncio.run(count_in_tasks(limits))
    print(f"tasks: {perf_counter() - began:.2f} s")
    for kind in (
        futures.ThreadPoolExecutor,
        futures.InterpreterPoolExecutor,
        futures.ProcessPoolExecutor,
    ):
        began = perf_counter()
        with kind(2) as executor:
            list(executor.map(count_primes, limits))
        took = perf_counter() - began
        print(f"{kind.__name__}: {took:.2f} s")
