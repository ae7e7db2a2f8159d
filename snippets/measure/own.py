from itertools import pairwise
from multiprocessing import Pool
from statistics import median, quantiles
from time import perf_counter


def count_primes(limit):
    count = 0
    for number in range(2, limit):
        roots = range(2, int(number**0.5) + 1)
        count += all(number % root for root in roots)
    return count


# Change these three to yours.
FUNCTION = count_primes
TASKS = [3_000] * 20
WORKERS = 2


def one_round():
    clock = [perf_counter()]
    results = [FUNCTION(task) for task in TASKS]
    clock.append(perf_counter())
    with Pool(WORKERS) as pool:
        assert pool.map(FUNCTION, TASKS) == results
        clock.append(perf_counter())
        pool.map(FUNCTION, TASKS)
        clock.append(perf_counter())
    return [b - a for a, b in pairwise(clock)]


def show(label, seconds):
    low, middle, high = quantiles(seconds, n=4)
    row = middle, low, high
    cells = [f"{s * 1e3:8.1f} ms" for s in row]
    print(f"{label:8}", *cells)


if __name__ == "__main__":
    one_round()  # warms up
    rounds = [one_round() for _ in range(5)]
    loop, new, pool = zip(*rounds)
    print("              median         low        high")
    show("loop", loop)
    show("new pool", new)
    show("pool", pool)
    total = median(loop)
    print(f"one task: {total / len(TASKS) * 1e3:.2f} ms")
    print(f"loop / new pool: {total / median(new):.1f} ×")
    print(f"loop / pool: {total / median(pool):.1f} ×")
