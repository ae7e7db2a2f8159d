import os
from multiprocessing import Process, Queue
from queue import Empty


def add_up(last, sums):
    if last > 100:
        os._exit(3)  # as if memory ran out
    sums.put(sum(range(1, last + 1)))


def result_of(child, results):
    while True:
        ended = not child.is_alive()
        try:
            return results.get(timeout=0.1)
        except Empty:
            if ended:
                return f"ended with {child.exitcode}"


if __name__ == "__main__":
    for last in 100, 200:
        sums = Queue()
        child = Process(target=add_up, args=(last, sums))
        child.start()
        print(f"up to {last}:", result_of(child, sums))
        child.join()
