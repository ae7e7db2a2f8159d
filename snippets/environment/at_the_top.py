import os
import sys
from multiprocessing import Process

MONTH = sys.argv[-1]


def tell():
    folder = os.path.basename(os.getcwd())
    print(f"in {folder}: {sys.argv[-1]}, MONTH is {MONTH}")


if __name__ == "__main__":
    home = os.getcwd()
    for month in "may", "june":
        os.makedirs(f"{home}/{month}", exist_ok=True)
        os.chdir(f"{home}/{month}")
        sys.argv = [sys.argv[0], month]
        child = Process(target=tell)
        child.start()
        child.join()
