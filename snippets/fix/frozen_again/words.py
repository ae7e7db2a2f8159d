import sys
from multiprocessing import get_context


def count_words(line):
    print(len(line.split()), "words")


if __name__ == "__main__":
    print("started with", sys.argv[1:])
    line = sys.argv[1]
    spawn = get_context("spawn")  # as on Windows, macOS
    child = spawn.Process(target=count_words, args=(line,))
    child.start()
    child.join()
