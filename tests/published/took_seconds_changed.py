import time
from multiprocessing import Pool


def count(limit):
    return sum(range(limit))


if __name__ == "__main__":
    for workers in (1, 2):
        start = time.perf_counter()
        with Pool(workers) as pool:
            pool.map(count, [50_000] * 4)
        took = time.perf_counter() - start
        print(f"{workers} workers took {took:.2f} seconds")
