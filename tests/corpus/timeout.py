"""A file stands for how fast the machine is, because the recorder knows nothing of it."""

import sys
import time
from multiprocessing import Process
from pathlib import Path


def work(go):
    while not go.exists():
        time.sleep(0.01)
    print("work")


if __name__ == "__main__":
    early = sys.argv[1] == "early"
    go = Path("go")
    worker = Process(target=work, args=(go,))
    worker.start()
    if early:
        go.touch()
    worker.join(timeout=60 if early else 0)
    print("waited")
    go.touch()
    worker.join()
    print("over")
