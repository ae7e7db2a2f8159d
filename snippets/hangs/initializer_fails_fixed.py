import sys
from multiprocessing import Pool
from pathlib import Path


def keep(text):
    global words
    words = text.split()


def is_known(word):
    return word in words


if __name__ == "__main__":
    path = Path("words.txt")
    if not path.exists():
        sys.exit(f"main: {path} is missing")
    text = path.read_text()
    with Pool(1, initializer=keep, initargs=[text]) as pool:
        print(pool.apply(is_known, ["fish"]))
