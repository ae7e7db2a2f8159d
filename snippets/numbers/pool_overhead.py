# /// script
# [tool.snippet]
# methods = ["fork"]
# ///
import sys
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from statistics import quantiles
from time import perf_counter, sleep

ITEMS = range(500)


def nothing(item):
    pass


def apply_all(pool):
    calls = [pool.apply_async(nothing, (i,)) for i in ITEMS]
    return [call.get() for call in calls]


def submit_all(executor):
    calls = [executor.submit(nothing, i) for i in ITEMS]
    return [call.result() for call in calls]


def ways(pool, executor):
    call = nothing, ITEMS
    yield "plain call", lambda: map(*call)
    yield "Pool.map", lambda: pool.map(*call, 1)
    yield "Pool.imap", lambda: pool.imap(*call, 1)
    yield "Pool.apply_async", lambda: apply_all(pool)
    yield "Executor.map", lambda: executor.map(*call)
    yield "Executor.submit", lambda: submit_all(executor)
    yield "Pool.map, 100", lambda: pool.map(*call, 100)
    yield "Pool.imap, 100", lambda: pool.imap(*call, 100)
    in_100 = partial(executor.map, *call, chunksize=100)
    yield "Executor.map, 100", in_100


def cells(low, mid, high):
    return [f"{s * 1e6:6.2f} µs" for s in (mid, low, high)]


if __name__ == "__main__":
    rounds = int(sys.argv[1]) if sys.argv[1:] else 60
    spawn = get_context("spawn")
    executor = ProcessPoolExecutor(2, spawn)
    taken = defaultdict(list)
    with spawn.Pool(2) as pool, executor:
        for each in pool.map, executor.map:
            list(each(sleep, [0.1, 0.1]))  # both are up
        for number in range(rounds + 1):
            for label, hand_out in ways(pool, executor):
                begin = perf_counter()
                list(hand_out())
                total = perf_counter() - begin
                seconds = total / len(ITEMS)
                if number > 0:  # the first round warms up
                    taken[label].append(seconds)
    found = {k: quantiles(v, n=4) for k, v in taken.items()}
    print("per task             median       low      high")
    for label, quartiles in found.items():
        print(f"{label:18}", *cells(*quartiles))
    slow, fast = found["Executor.map"], found["Pool.map"]
    if rounds >= 20 and fast[2] > slow[0]:
        print("too noisy to compare: Pool, Executor")
