from multiprocessing import Process
from pathlib import Path


def count_words(lines):
    print(
        "words:", sum(len(line.split()) for line in lines)
    )


if __name__ == "__main__":
    Path("poem.txt").write_text("the sun\nthe long day\n")
    with open("poem.txt") as poem:
        lines = (line.lower() for line in poem)
        child = Process(target=count_words, args=[lines])
        try:
            child.start()
            child.join()
        except TypeError as error:
            print("start() says:", error)
