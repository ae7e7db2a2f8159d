import os
from multiprocessing import Process


def report():
    print("child:", os.getpid())


if __name__ == "__main__":
    print("parent:", os.getpid())
    for _ in range(2):
        child = Process(target=report)
        child.start()
        child.join()
        print("started:", child.pid)
    print("not an id: 0")
