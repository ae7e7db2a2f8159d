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

# Milliseconds to wait, and below what to count primes.
WORK = {
    "computing": (0, 10_000),
    "waiting": (5, 0),
    "mixed": (3, 4_000),
}
KINDS = {"thread": "threads", "process": "processes"}
if sys.version_info >= (3, 14):
    KINDS["interpreter"] = "interpreters"


def is_prime(number):
    divisors = range(2, isqrt(number) + 1)
    return all(number % divisor for divisor in divisors)


def wait_and_count(milliseconds, limit):
    if milliseconds:
        sleep(milliseconds / 1000)  # as for an answer
    return sum(map(is_prime, range(2, limit)))


def executor(kind, workers):
    if kind == "thread":
        return futures.ThreadPoolExecutor(workers)
    if kind == "process":
        spawn = get_context("spawn")
        return futures.ProcessPoolExecutor(workers, spawn)
    return futures.InterpreterPoolExecutor(workers)


def maps():
    found = {"loop": map}
    for kind, plural in KINDS.items():
        for workers in 1, 2, 4:
            pool = executor(kind, workers)
            pool.map(sleep, [0.1] * workers)  # starts all
            label = kind if workers == 1 else plural
            found[f"{workers} {label}"] = pool.map
    return found


def cells(low, mid, high):
    return [f"{s * 1e3:6.2f} ms" for s in (mid, low, high)]


if __name__ == "__main__":
    rounds = int(sys.argv[1]) if sys.argv[1:] else 20
    ways = maps()
    print("4 tasks             median       low      high")
    for name, (wait, limit) in WORK.items():
        if rounds < 20:
            limit //= 5  # a quick run
        tasks = [wait] * 4, [limit] * 4
        taken = {way: [] for way in ways}
        for number in range(rounds + 1):
            for way, each in ways.items():
                begin = perf_counter()
                list(each(wait_and_count, *tasks))
                second = perf_counter() - begin
                if number > 0:  # the first warms up
                    taken[way].append(second)
        print(name)
        found = {}
        for way, seconds in taken.items():
            found[way] = quantiles(seconds, n=4)
            print(f"  {way:14}", *cells(*found[way]))
        slow, fast = found["loop"], found["2 processes"]
        if rounds >= 20 and fast[2] > slow[0]:
            print("too noisy to compare: loop, 2 processes")
