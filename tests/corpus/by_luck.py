"""Any of the workers may find it. Files stand for how fast they are."""

import sys
import time
from multiprocessing import Event, Process, Queue
from pathlib import Path


def work(name, go, found, items):
    while not go.exists():
        time.sleep(0.01)
    print(name)
    if not found.is_set():
        found.set()
        items.put(name)


if __name__ == "__main__":
    found, items = Event(), Queue()
    ann, bob = Path("ann"), Path("bob")
    workers = [Process(target=work, args=(path.name, path, found, items)) for path in (ann, bob)]
    for worker in workers:
        worker.start()
    (ann if sys.argv[1] == "early" else bob).touch()
    found.wait()
    print("found")
    items.get()
    print("known")
    ann.touch()
    bob.touch()
    for worker in workers:
        worker.join()
    print("end")
