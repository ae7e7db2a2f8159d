from multiprocessing import Pool
from threading import Event, current_thread


def read_lines():
    for number in range(1, 1001):
        yield "so it goes " * (number % 10)
    print("all lines read by", current_thread().name)
    all_read.set()


def count_words(line):
    return len(line.split())


if __name__ == "__main__":
    all_read = Event()
    with Pool(2) as pool:
        counts = pool.imap(count_words, read_lines())
        all_read.wait()
        print("main takes the first count:", next(counts))
        print("sum of the others:", sum(counts))
