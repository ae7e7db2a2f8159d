from multiprocessing import Process
from queue import Queue


def add_up(first, last, sums):
    sums.put(sum(range(first, last + 1)))
    print("in the child:", sums.qsize(), "result")


if __name__ == "__main__":
    sums = Queue()
    worker = Process(target=add_up, args=(1, 100, sums))
    worker.start()
    worker.join()
    print("in the main process:", sums.qsize(), "results")
