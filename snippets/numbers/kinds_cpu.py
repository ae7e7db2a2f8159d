# /// script
# [tool.snippet]
# methods = ["fork"]
# ///
import sys
from concurrent import futures
from math import isqrt
from multiprocessing import get_context
from statistics import quantiles
from time import perf_counter, sleep


def is_prime(number):
    divisors = range(2, isqrt(number) + 1)
    return all(number % divisor for divisor in divisors)


def count_primes(limit):
    return sum(map(is_prime, range(2, limit)))


def process_pool(workers):
    spawn = get_context("spawn")
    return futures.ProcessPoolExecutor(workers, spawn)


def ways():
    kinds = {
        ("thread", "threads"): futures.ThreadPoolExecutor,
        ("process", "processes"): process_pool,
    }
    if sys.version_info >= (3, 14):
        pool = futures.InterpreterPoolExecutor
        kinds["interpreter", "interpreters"] = pool
    yield "loop", map
    for (one, many), kind in kinds.items():
        for workers in 1, 2, 4:
            pool = kind(workers)
            pool.map(sleep, [0.1] * workers)  # starts all
            label = one if workers == 1 else many
            yield f"{workers} {label}", pool.map


def cells(low, mid, high):
    return [f"{s * 1e3:6.2f} ms" for s in (mid, low, high)]


if __name__ == "__main__":
    rounds = int(sys.argv[1]) if sys.argv[1:] else 30
    limits = [15_000 if rounds >= 20 else 3_000] * 4
    maps = dict(ways())
    taken = {label: [] for label in maps}
    for number in range(rounds + 1):
        for label, each in maps.items():
            begin = perf_counter()
            list(each(count_primes, limits))
            second = perf_counter() - begin
            if number > 0:  # the first round warms up
                taken[label].append(second)
    found = {k: quantiles(v, n=4) for k, v in taken.items()}
    print("4 tasks            median       low      high")
    for label, quartiles in found.items():
        print(f"{label:15}", *cells(*quartiles))
    slow, fast = found["loop"], found["2 processes"]
    if rounds >= 20 and fast[2] > slow[0]:
        print("too noisy to compare: loop, 2 processes")
