import random
from multiprocessing import Pool


def inside(n):
    return sum(random.random() ** 2 + random.random() ** 2 < 1 for _ in range(n))


if __name__ == "__main__":
    with Pool(2) as pool:
        hits = sum(pool.map(inside, [10_000] * 2))
    print(f"pi is roughly {4 * hits / 20_000:.6f}")
