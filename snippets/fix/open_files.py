# /// script
# [tool.snippet]
# platforms = ["linux"]
# ///
import os
from multiprocessing import Pipe, Process, Queue


def count():
    return len(os.listdir("/proc/self/fd"))


def run_child():
    child = Process(target=len, args=("work",))
    child.start()
    child.join()
    return child


if __name__ == "__main__":
    run_child().close()  # it may start a helper
    before = count()
    kept = [Pipe() for _ in range(10)]
    print("10 pipes:   ", count() - before)
    kept = [Queue() for _ in range(10)]
    print("10 queues:  ", count() - before)
    kept = [run_child() for _ in range(3)]
    print("3 children: ", count() - before)
    for child in kept:
        child.close()
    print("closed:     ", count() - before)
