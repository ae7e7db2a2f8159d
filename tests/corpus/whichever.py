"""The one that is over first has a successor."""

import sys
import time
from multiprocessing import Event, Process


def work(name, go):
    go.wait()
    print(name)


if __name__ == "__main__":
    first, second = Event(), Event()
    workers = [
        Process(target=work, args=("one", first)),
        Process(target=work, args=("two", second)),
    ]
    for worker in workers:
        worker.start()
    (first if sys.argv[1] == "early" else second).set()
    while all(worker.is_alive() for worker in workers):
        time.sleep(0.01)
    successor = Process(target=work, args=("successor", first))
    first.set()
    successor.start()
    successor.join()
    second.set()
    for worker in workers:
        worker.join()
    print("over")
