import atexit
from multiprocessing import Process


def say_goodbye():
    print("atexit: goodbye")


def count_words(line):
    atexit.register(say_goodbye)
    print(len(line.split()), "words")


if __name__ == "__main__":
    line = "so it goes"
    counter = Process(target=count_words, args=[line])
    counter.start()
    counter.join()
