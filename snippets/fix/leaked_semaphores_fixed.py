import os
import signal
import sys
from multiprocessing import get_context


def end(number, frame):
    sys.exit(128 + number)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, end)
    lock = get_context("spawn").Lock()
    with lock:
        print("at work")
        os.kill(os.getpid(), signal.SIGTERM)
