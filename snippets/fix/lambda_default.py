from collections import defaultdict
from multiprocessing import Pool

counts = defaultdict(lambda: 0, {"to": 1, "be": 2})


def most(counts):
    return max(counts, key=lambda word: counts[word])


if __name__ == "__main__":
    with Pool(1) as pool:
        print(pool.apply(most, (counts,)))
