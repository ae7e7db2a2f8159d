import queue
import sys
from multiprocessing import JoinableQueue, Process
from threading import Thread


def work(items):
    while (item := items.get()) is not None:
        print("works on", item)
        items.task_done()
        if sys.argv[1] == "tells":
            print("is done with", item)


if __name__ == "__main__":
    threads = sys.argv[2] == "threads"
    queue.Queue().join()  # into which nothing is put
    items = queue.Queue() if threads else JoinableQueue()
    start = Thread if threads else Process
    workers = [start(target=work, args=(items,)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for item in "ann", "bob", "cyd":
        items.put(item)
    items.join()
    print("all are done")
    for _ in workers:
        items.put(None)
    for worker in workers:
        worker.join()
    print("end")
