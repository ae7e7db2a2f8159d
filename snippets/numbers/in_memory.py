# /// script
# [tool.snippet]
# platforms = ["linux"]
# methods = ["fork"]
# ///
import os
import sys
from multiprocessing import get_context, shared_memory
from statistics import quantiles
from time import perf_counter

KB, MB = 1_000, 1_000_000
SIZES = {"1 KB": KB, "64 KB": 64 * KB}
SIZES |= {"1 MB": MB, "64 MB": 64 * MB}
CPUS = sorted(os.sched_getaffinity(0))


def echo(end, block):
    os.sched_setaffinity(0, {CPUS[-1]})
    while message := end.recv():
        if isinstance(message, int):  # bytes in the block
            received = bytes(block[:message])
            block[:message] = received
        end.send(message)


def by_pipe(message, end, block):
    end.send(message)
    return end.recv()


def by_memory(message, end, block):
    block[: len(message)] = message
    end.send(len(message))
    return bytes(block[: end.recv()])


def in_place(message, end, block):
    end.send("look")
    return end.recv()


def row(name, seconds):
    found = quantiles(seconds, n=4, method="inclusive")
    cells = [f"{s * 1e6:8.1f} µs" for s in found]
    print(f"  {name:16}", cells[1], cells[0], cells[2])
    return found


if __name__ == "__main__":
    rounds = int(sys.argv[1]) if sys.argv[1:] else 1000
    ways = {"Pipe": by_pipe, "shared memory": by_memory}
    ways["nothing copied"] = in_place
    fork = get_context("fork")
    here, there = fork.Pipe()
    memory = shared_memory.SharedMemory(None, True, 64 * MB)
    child = fork.Process(
        target=echo, args=(there, memory.buf)
    )
    child.start()
    os.sched_setaffinity(0, {CPUS[0]})  # each its own CPU
    print(f"{'median':>30} {'low':>11} {'high':>11}")
    for label, size in SIZES.items():
        if rounds < 20 and size > MB:
            break  # too long for a quick run
        print(label)
        message = b"x" * size
        taken = {name: [] for name in ways}
        fewer = rounds * MB // (MB + size)
        for _ in range(max(4, fewer)):
            for name, way in ways.items():
                begin = perf_counter()
                way(message, here, memory.buf)
                taken[name].append(perf_counter() - begin)
        found = [
            row(name, s[1:]) for name, s in taken.items()
        ]
    here.send(None)  # the end
    child.join()
    memory.close()
    memory.unlink()
    if rounds >= 20 and found[1][2] > found[0][0]:
        print("too noisy to compare: Pipe, shared memory")
