# /// script
# [tool.snippet]
# methods = ["fork"]
# ///
import sys
from itertools import pairwise
from math import log
from multiprocessing import get_context
from statistics import quantiles
from time import perf_counter, sleep

COUNTS = {
    1: 1000,
    10: 400,
    100: 100,
    1000: 20,
}  # by µs each
WAYS = ["loop", "chunksize 1", "default", "half each"]


def find_sevens(limit):
    return len([n for n in range(limit) if n % 7 == 0])


def per_task(each, items, *size):
    begin = perf_counter()
    list(each(find_sevens, items, *size))
    return (perf_counter() - begin) / len(items)


def break_even(loop, pool):
    points = [(t, log(p / t)) for t, p in zip(loop, pool)]
    for (short, above), (long, below) in pairwise(points):
        if above > 0 > below:
            part = above / (above - below)
            return short * (long / short) ** part
    return loop[0] if below < 0 else loop[-1]


def measure(pool, step):
    groups = []
    for length, count in COUNTS.items():
        items = [int(length / step)] * count
        times = [
            per_task(map, items),
            per_task(pool.map, items, 1),
            per_task(pool.map, items),
            per_task(pool.map, items, count // 2),
        ]
        groups.append(times)
    loop, *pools = zip(*groups)
    return [*groups, [break_even(loop, p) for p in pools]]


def cells(low, mid, high):
    return [f"{s * 1e6:7.2f} µs" for s in (mid, low, high)]


if __name__ == "__main__":
    rounds = int(sys.argv[1]) if sys.argv[1:] else 60
    tries = [per_task(map, [9999]) for _ in range(20)]
    step = min(tries) / 9999 * 1e6  # µs for one number
    with get_context("spawn").Pool(2) as pool:
        pool.map(sleep, [0.1, 0.1], 1)  # both are up
        measure(pool, step)  # warms up
        runs = [measure(pool, step) for _ in range(rounds)]
    print("per task           median        low       high")
    groups = [f"tasks of {time:,} µs" for time in COUNTS]
    groups.append("break-even")
    for group, times in zip(groups, zip(*runs)):
        print(group)
        ways = list(zip(*times))
        for way, seconds in zip(WAYS[-len(ways) :], ways):
            quartiles = quantiles(seconds, n=4)
            print(f"  {way:12}", *cells(*quartiles))
    low, _, high = quantiles([run[-1][0] for run in runs])
    if rounds >= 20 and high > 4 * low:
        print("too noisy for a break-even")
