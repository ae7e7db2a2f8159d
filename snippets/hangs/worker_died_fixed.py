# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from signal import SIGKILL


def count_words(text):
    if text == "too long":  # as if memory ran out
        os.kill(os.getpid(), SIGKILL)
    return len(text.split())


if __name__ == "__main__":
    texts = ["to be or not", "too long", "call me Ishmael"]
    with ProcessPoolExecutor(2) as executor:
        counts = executor.map(count_words, texts)
        try:
            print(list(counts))
        except BrokenProcessPool as error:
            print(type(error).__name__)
