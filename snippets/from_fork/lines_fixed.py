from multiprocessing import Process
from pathlib import Path


def count_words(path):
    with open(path) as lines:
        words = sum(len(line.split()) for line in lines)
    print("words:", words)


if __name__ == "__main__":
    Path("poem.txt").write_text("the sun\nthe long day\n")
    child = Process(target=count_words, args=["poem.txt"])
    child.start()
    child.join()
