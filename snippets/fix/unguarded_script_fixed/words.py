from multiprocessing import get_context


def count_words(line):
    print(len(line.split()), "words")


def main():
    spawn = get_context("spawn")  # as on Windows, macOS
    child = spawn.Process(
        target=count_words, args=("one fish",)
    )
    child.start()
    child.join()
    return child.exitcode
