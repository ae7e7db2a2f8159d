"""How many threads do the work depends on the run; here, on the argument."""

import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Lock

printing = Lock()  # print() is two writes; on a free-threaded build another may come between


def work(name, barrier):
    barrier.wait()
    with printing:
        print("worker", name)


if __name__ == "__main__":
    workers = 1 if sys.argv[1] == "early" else 2
    barrier = Barrier(workers)
    print("begin")
    with ThreadPoolExecutor(workers) as executor:
        for name in ("ann", "bob"):
            executor.submit(work, name, barrier)
    print("end")
