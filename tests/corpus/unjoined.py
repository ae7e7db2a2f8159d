"""A child that joins nobody: it waits for the one that runs when it ends; the other is over."""

from multiprocessing import Process
from multiprocessing.connection import wait


def work(name):
    print("grandchild", name)


def child():
    first = Process(target=work, args=("one",))
    first.start()
    wait([first.sentinel])
    Process(target=work, args=("two",)).start()


if __name__ == "__main__":
    started = Process(target=child)
    started.start()
    started.join()
    print("done")
