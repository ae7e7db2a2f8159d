"""The one that is over first has a successor. Files stand for how fast they are."""

import sys
import time
from multiprocessing import Process
from pathlib import Path


def work(name, go):
    while not go.exists():
        time.sleep(0.01)
    print(name)


if __name__ == "__main__":
    first, second = Path("first"), Path("second")
    workers = [
        Process(target=work, args=("one", first)),
        Process(target=work, args=("two", second)),
    ]
    for worker in workers:
        worker.start()
    (first if sys.argv[1] == "early" else second).touch()
    while all(worker.is_alive() for worker in workers):
        time.sleep(0.01)
    successor = Process(target=work, args=("successor", first))
    first.touch()
    successor.start()
    successor.join()
    second.touch()
    for worker in workers:
        worker.join()
    print("over")
