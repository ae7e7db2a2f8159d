import random
import time
from multiprocessing import Pool


def square(n):
    time.sleep(random.random() / 10)
    return n * n


if __name__ == "__main__":
    with Pool(4) as pool:
        for result in sorted(pool.imap_unordered(square, range(8))):
            print("square", result)
