from multiprocessing import Event, Pool
from time import sleep

LINES = 10_000


def read_lines():
    global read
    for number in range(LINES):
        read += 1
        yield "so it goes " * (number % 10)


def keep(event):
    global may_count
    may_count = event


def count_words(line):
    may_count.wait()
    return len(line.split())


if __name__ == "__main__":
    read = 0
    event = Event()
    with Pool(2, keep, [event]) as pool:
        counts = pool.imap(count_words, read_lines())
        sleep(1)
        print("lines read ahead:", read)
        print("all of them:", read == LINES)
        event.set()
        print("words:", sum(counts))
