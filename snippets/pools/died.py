import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import Pool


def die(item):
    os._exit(3)


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        try:
            list(executor.map(die, ["work"]))
        except BrokenProcessPool as error:
            print("executor:", type(error).__name__)
    with Pool(1) as pool:
        print("Pool: waiting for the result")
        pool.map(die, ["work"])
