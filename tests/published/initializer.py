import os
from multiprocessing import Pool

offset = None


def setup(value):
    global offset
    offset = value
    print(f"worker {os.getpid()} initialized with {value}")


def shift(x):
    return x + offset


if __name__ == "__main__":
    with Pool(2, initializer=setup, initargs=(100,)) as pool:
        print(pool.map(shift, range(4)))
        pool.close()
        pool.join()
