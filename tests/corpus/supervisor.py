"""A process that prints nothing starts one that does. Files stand for how fast they are."""

import sys
import time
from multiprocessing import Process
from pathlib import Path


def wait_for(path):
    while not path.exists():
        time.sleep(0.01)


def work(worked):
    print("work")
    worked.touch()


def supervise(go, worked):
    wait_for(go)
    worker = Process(target=work, args=(worked,))
    worker.start()
    worker.join()


if __name__ == "__main__":
    go, worked = Path("go"), Path("worked")
    print("begin")
    supervisor = Process(target=supervise, args=(go, worked))
    supervisor.start()
    if sys.argv[1] == "early":
        go.touch()
        wait_for(worked)
    print("meanwhile")
    go.touch()
    supervisor.join()
    print("end")
