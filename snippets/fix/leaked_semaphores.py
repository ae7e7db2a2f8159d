import os
import signal
from multiprocessing import get_context

if __name__ == "__main__":
    lock = get_context("spawn").Lock()
    with lock:
        print("at work")
        os.kill(os.getpid(), signal.SIGTERM)
