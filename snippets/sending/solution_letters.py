from functools import partial
from multiprocessing import Pool


def contains(letter, word):
    return letter in word


if __name__ == "__main__":
    words, letter = ["banana", "papaya", "lemon"], "a"
    with Pool(2) as pool:
        hits = pool.map(partial(contains, letter), words)
    print(hits)
