# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# methods = ["fork"]
# ///
import sys
from multiprocessing import get_context
from time import perf_counter


def nothing():
    pass


def start_and_join(method):
    begin = perf_counter()
    child = get_context(method).Process(target=nothing)
    child.start()
    child.join()
    return perf_counter() - begin


if __name__ == "__main__":
    # Above the guard, children would import them, too.
    from itertools import pairwise
    from statistics import quantiles

    rounds = int(sys.argv[1]) if sys.argv[1:] else 100
    taken = {"fork": [], "forkserver": [], "spawn": []}
    for number in range(rounds + 1):
        for method, seconds in taken.items():
            second = start_and_join(method)
            if number > 0:  # the first round warms up
                seconds.append(second)
    print("               median        low       high")
    found = {m: quantiles(taken[m], n=4) for m in taken}
    for method, (low, median, high) in found.items():
        row = median, low, high
        cells = [f"{s * 1e3:7.2f} ms" for s in row]
        print(f"{method:11}", *cells)
    for less, more in pairwise(found):
        if rounds >= 20 and found[less][2] > found[more][0]:
            print(f"too noisy to compare: {less}, {more}")
