# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
from multiprocessing import Pool
from signal import SIGKILL


def count_words(text):
    if text == "too long":  # as if memory ran out
        os.kill(os.getpid(), SIGKILL)
    return len(text.split())


if __name__ == "__main__":
    texts = ["to be or not", "too long", "call me Ishmael"]
    with Pool(2, print, ["worker begins"]) as pool:
        counts = pool.map(count_words, texts)
        print(list(counts))
