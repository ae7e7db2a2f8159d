import sys
from multiprocessing import get_context

sys.tracebacklimit = 0  # Only messages: there are many.


def count_words(line):
    return len(line.split())


lines = ["to be or not to be", "that is the question"]
spawn = get_context("spawn")  # as on Windows, macOS
with spawn.Pool(1) as pool:
    print(pool.map(count_words, lines))
