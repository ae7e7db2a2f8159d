"""A process that prints nothing starts one that does."""

import sys
from multiprocessing import Event, Process


def work(worked):
    print("work")
    worked.set()


def supervise(go, worked):
    go.wait()
    worker = Process(target=work, args=(worked,))
    worker.start()
    worker.join()


if __name__ == "__main__":
    go, worked = Event(), Event()
    print("begin")
    supervisor = Process(target=supervise, args=(go, worked))
    supervisor.start()
    if sys.argv[1] == "early":
        go.set()
        worked.wait()
    print("meanwhile")
    go.set()
    supervisor.join()
    print("end")
