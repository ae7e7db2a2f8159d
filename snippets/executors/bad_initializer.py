from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path


def load(name):
    global words
    words = Path(name).read_text().split()


def is_known(word):
    return word in words


if __name__ == "__main__":
    with ProcessPoolExecutor(
        1, initializer=load, initargs=["words.txt"]
    ) as executor:
        known = executor.submit(is_known, "fish")
        try:
            print(known.result())
        except BrokenProcessPool as error:
            print("main caught:", error)
