# /// script
# [tool.snippet]
# platforms = ["linux"]
# ///
from multiprocessing import Process, set_start_method

set_start_method("forkserver")


def count_words(line):
    print(len(line.split()), "words")


if __name__ == "__main__":
    line = "to be or not to be"
    child = Process(target=count_words, args=(line,))
    child.start()
    child.join()
    print("child ended with", child.exitcode)
