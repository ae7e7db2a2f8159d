"""One puts and one gets, so that the nth item that comes is the nth that was put."""

import queue
import sys
from multiprocessing import JoinableQueue, Pipe, Process, Queue, SimpleQueue
from threading import Thread


def make(put):
    print("makes 1")
    put(1)
    print("makes 2")
    put(2)


def work(items):
    print("works on", items.get())
    items.task_done()


def ends(way):
    """Return a function that gets what another puts."""
    if way in ("one way", "both ways"):
        here, there = Pipe(duplex=way == "both ways")
        return here.recv, there.send
    made = {"queue": Queue, "simple": SimpleQueue, "threads": queue.Queue}[way]()
    return made.get, made.put


if __name__ == "__main__":
    way = " ".join(sys.argv[1:])
    print("begin")
    if way == "joined":
        items = JoinableQueue()
        worker = Process(target=work, args=(items,))
        worker.start()
        items.put(1)
        items.join()
        print("all is done")
    else:
        get, put = ends(way)
        worker = (Thread if way == "threads" else Process)(target=make, args=(put,))
        worker.start()
        print("has", get())
        print("has", get())
    worker.join()
    print("end")
