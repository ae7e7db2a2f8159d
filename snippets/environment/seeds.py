from multiprocessing import Pool
from random import Random


def darts_in_circle(seed):
    dart = Random(seed)
    return sum(
        dart.random() ** 2 + dart.random() ** 2 < 1
        for _ in range(10_000)
    )


if __name__ == "__main__":
    with Pool(2) as pool:
        hits = pool.map(darts_in_circle, range(4))
    print(hits)
    print("pi is about", sum(hits) * 4 / 40_000)
