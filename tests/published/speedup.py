import time
from multiprocessing import Pool


def count(limit):
    return sum(range(limit))


if __name__ == "__main__":
    start = time.perf_counter()
    for _ in range(4):
        count(200_000)
    alone = time.perf_counter() - start
    with Pool(2) as pool:
        start = time.perf_counter()
        pool.map(count, [200_000] * 4)
        together = time.perf_counter() - start
    print(f"{alone / together:.4f}x as fast")
