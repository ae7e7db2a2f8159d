# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# methods = ["fork"]
# ///
import sys
from multiprocessing import get_context, shared_memory
from statistics import quantiles
from time import perf_counter


def add_local(count):
    number = 0
    while number < count:
        number += 1


def add_item(count, numbers):
    for _ in range(count):
        numbers[0] += 1


def add_value(count, number):
    for _ in range(count):
        number.value += 1


def add_locked(count, number, lock):
    for _ in range(count):
        with lock:
            number.value += 1


def add_both(count, number, lock, start):
    start.wait()
    add_locked(count, number, lock)


def rival(rounds, *arguments):
    for _ in range(rounds + 1):
        add_both(*arguments)


if __name__ == "__main__":
    rounds = int(sys.argv[1]) if sys.argv[1:] else 200
    fork = get_context("fork")
    kept = fork.Manager().dict({0: 0})
    memory = shared_memory.SharedMemory(create=True, size=8)
    view = memory.buf.cast("q")
    plain = fork.Value("q", lock=False)
    value = fork.Value("q")
    own, lock = value.get_lock(), fork.Lock()
    start = fork.Barrier(2)
    ways = {
        "local variable": (add_local,),
        "shared memory": (add_item, view),
        "Value, lock=False": (add_value, plain),
        "Value": (add_value, value),
        "Value, get_lock()": (add_locked, value, own),
        "Lock": (add_locked, plain, lock),
        "Lock, two at once": (add_both, plain, lock, start),
        "Manager().dict": (add_item, kept),
    }
    both = (rounds, 10_000, plain, lock, start)
    child = fork.Process(target=rival, args=both)
    child.start()
    taken = {name: [] for name in ways}
    for _ in range(rounds + 1):
        for name, (add, *arguments) in ways.items():
            count = 100 if "Manager" in name else 10_000
            begin = perf_counter()
            add(count, *arguments)
            each = (perf_counter() - begin) / count
            taken[name].append(each)
    child.join()
    view.release()
    memory.close()
    memory.unlink()
    found = {}
    print(f"{'median':>29} {'low':>10} {'high':>10}")
    for name, seconds in taken.items():
        found[name] = quantiles(seconds[1:], n=4)
        cells = [f"{s * 1e6:7.3f} µs" for s in found[name]]
        print(f"{name:18}", cells[1], cells[0], cells[2])
    alone, two = found["Lock"], found["Lock, two at once"]
    if rounds >= 20 and alone[2] > two[0]:
        print("too noisy to compare: Lock, two at once")
