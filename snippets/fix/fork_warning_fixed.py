from multiprocessing import get_context
from threading import Event, Thread


def count_words(line):
    print(len(line.split()), "words")


if __name__ == "__main__":
    done = Event()
    Thread(target=done.wait).start()  # any thread
    spawn = get_context("spawn")
    line = "to be or not to be"
    child = spawn.Process(target=count_words, args=(line,))
    child.start()
    child.join()
    done.set()
