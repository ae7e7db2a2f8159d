"""Which thread prints the second line, and since when that is under way, depends on the run."""

import sys
from threading import Event, Thread


def work(name, done):
    print("worker", name)
    done.set()


if __name__ == "__main__":
    early, done = sys.argv[1] == "early", Event()
    print("begin")
    first = Thread(target=work, args=("ann", Event()))
    first.start()
    first.join()
    second = Thread(target=work, args=("bob", done))
    if early:
        silent = Thread(target=int)
        silent.start()
        silent.join()
        second.start()
        done.wait()
    print("between")
    if not early:
        second.start()
    second.join()
    print("end")
