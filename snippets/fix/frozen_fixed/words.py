import argparse
from multiprocessing import freeze_support, get_context


def count_words(line):
    print(len(line.split()), "words")


if __name__ == "__main__":
    freeze_support()
    parser = argparse.ArgumentParser()
    parser.add_argument("line")
    line = parser.parse_args().line
    spawn = get_context("spawn")  # as on Windows, macOS
    child = spawn.Process(target=count_words, args=(line,))
    child.start()
    child.join()
    print("child ended with", child.exitcode)
