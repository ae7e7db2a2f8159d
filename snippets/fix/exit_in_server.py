# /// script
# requires-python = ">=3.14"
# [tool.snippet]
# platforms = ["linux"]
# methods = ["forkserver"]
# ///
import sys
from multiprocessing import Process


def count_words(line):
    print(len(line.split()), "words")


if __name__ != "__main__":
    sys.exit("this is a program, not a module")

line = "to be or not to be"
child = Process(target=count_words, args=(line,))
child.start()
child.join()
