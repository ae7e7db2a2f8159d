import sys
from multiprocessing import Pool
from pathlib import Path


def load(path):
    global words
    if not path.exists():
        sys.exit(f"worker: {path} is missing")
    words = path.read_text().split()


def is_known(word):
    return word in words


if __name__ == "__main__":
    path = Path("words.txt")
    with Pool(1, initializer=load, initargs=[path]) as pool:
        print(pool.apply(is_known, ["fish"]))
