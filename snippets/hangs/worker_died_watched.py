# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
import sys
from multiprocessing import Pool, active_children
from signal import SIGKILL


def count_words(text):
    if text == "too long":  # as if memory ran out
        os.kill(os.getpid(), SIGKILL)
    return len(text.split())


if __name__ == "__main__":
    texts = ["to be or not", "too long", "call me Ishmael"]
    with Pool(2) as pool:
        workers = active_children()
        counts = pool.map_async(count_words, texts)
        while not counts.ready():
            counts.wait(timeout=0.1)
            for worker in workers:
                if code := worker.exitcode:
                    sys.exit(f"worker ended with {code}")
        print(counts.get())
