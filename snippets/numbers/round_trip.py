# /// script
# [tool.snippet]
# platforms = ["linux"]
# methods = ["fork"]
# ///
import os
import sys
from multiprocessing import get_context
from statistics import quantiles
from time import perf_counter

KB, MB = 1_000, 1_000_000
SIZES = {"1 B": 1, "1 KB": KB, "64 KB": 64 * KB}
SIZES |= {"1 MB": MB, "64 MB": 64 * MB}
CPUS = sorted(os.sched_getaffinity(0))


def echo(ways):
    os.sched_setaffinity(0, {CPUS[-1]})
    while True:
        for get, put in ways:
            put(get())


def round_trip(message, put, get):
    begin = perf_counter()
    put(message)
    get()
    return perf_counter() - begin


def row(name, seconds):
    found = quantiles(seconds, n=4, method="inclusive")
    cells = [f"{s * 1e6:8.1f} µs" for s in found]
    print(f"  {name:16}", cells[1], cells[0], cells[2])
    return found


if __name__ == "__main__":
    rounds = int(sys.argv[1]) if sys.argv[1:] else 400
    fork = get_context("fork")
    kinds = {"SimpleQueue": fork.SimpleQueue}
    kinds["Queue"] = fork.Queue
    kinds["Manager().Queue"] = fork.Manager().Queue
    here, there = fork.Pipe()
    ways = {"Pipe": (here.send, here.recv)}
    theirs = [(there.recv, there.send)]
    for name, kind in kinds.items():
        go, back = kind(), kind()
        ways[name] = go.put, back.get
        theirs.append((go.get, back.put))
    child = fork.Process(target=echo, args=(theirs,))
    child.start()
    os.sched_setaffinity(0, {CPUS[0]})  # each its own CPU
    found = {}
    print(f"{'median':>30} {'low':>11} {'high':>11}")
    for label, size in SIZES.items():
        if rounds < 20 and size > MB:
            break  # too long for a quick run
        print(label)
        message = b"x" * size
        taken = {name: [] for name in ways}
        fewer = rounds * MB // (MB + size)
        for _ in range(max(3, fewer)):
            for name, way in ways.items():
                taken[name].append(
                    round_trip(message, *way)
                )
        for name, (_, *seconds) in taken.items():
            found[label, name] = row(name, seconds)
    child.terminate()  # it waits for the next message
    pipe, queue = (
        found["1 B", "Pipe"],
        found["1 B", "Queue"],
    )
    if rounds >= 20 and pipe[2] > queue[0]:
        print("too noisy to compare: Pipe, Queue")
