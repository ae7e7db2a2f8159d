# /// script
# [tool.snippet]
# methods = ["spawn"]
# ///
import pickle
import random
import sys
from array import array
from dataclasses import dataclass
from statistics import quantiles
from time import perf_counter


@dataclass
class Reading:
    town: str
    hour: int
    degrees: float


FLAT = ["bytearray", "array of floats"]
NUMBERS = [hour / 7 for hour in range(12_500)]
ROWS = [("Oslo", hour, hour / 7) for hour in range(1_000)]
THINGS = {
    "bytes": bytes(100_000),
    "str": "x" * 100_000,
    "bytearray": bytearray(100_000),
    "array of floats": array("d", NUMBERS),
    "list of floats": NUMBERS,
    "list of ints": list(range(12_500)),
    "1,000 tuples": ROWS,
    "1,000 dicts": [vars(Reading(*row)) for row in ROWS],
    "1,000 objects": [Reading(*row) for row in ROWS],
}


def copied(thing, protocol):
    pickle.loads(pickle.dumps(thing, protocol))


def out_of_band(thing, protocol):
    parts = []
    view, note = pickle.PickleBuffer(thing), parts.append
    data = pickle.dumps(
        view, protocol, buffer_callback=note
    )
    pickle.loads(data, buffers=parts)


GROUPS = {
    "default protocol": (copied, None, THINGS),
    "protocol 2": (copied, 2, THINGS),
    "protocol 5, out of band": (out_of_band, 5, FLAT),
}

if __name__ == "__main__":
    rounds = int(sys.argv[1]) if sys.argv[1:] else 1000
    taken = {
        (g, n): [] for g in GROUPS for n in GROUPS[g][2]
    }
    jobs = list(taken)
    for _ in range(rounds + 1):
        random.shuffle(jobs)
        for group, name in jobs:
            way, protocol, _ = GROUPS[group]
            begin = perf_counter()
            way(THINGS[name], protocol)
            second = perf_counter() - begin
            taken[group, name].append(second)
    print(f"{'median':>29} {'low':>10} {'high':>10}")
    found, last = {}, ""
    for (group, name), seconds in taken.items():
        if group != last:
            print(last := group)
        parts = quantiles(seconds[1:], n=4)  # one warms up
        cells = [f"{s * 1e6:7.1f} µs" for s in parts]
        print(f"  {name:16}", cells[1], cells[0], cells[2])
        found[group, name] = parts
    one = found["default protocol", "array of floats"]
    other = found["default protocol", "list of floats"]
    if rounds >= 20 and one[2] > other[0]:
        print("too noisy to compare: array, list")
