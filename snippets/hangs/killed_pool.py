# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
import signal
import threading
from multiprocessing import Pool, TimeoutError
from time import sleep

killed = threading.Event()


def paint():
    return bytes(10_000_000)


def kill_worker(pid):
    # Runs in the thread that reads the results.
    while pool._outqueue.empty():
        sleep(0.01)
    os.kill(pid, signal.SIGKILL)
    print("the worker is killed while it sends")
    killed.set()


if __name__ == "__main__":
    with Pool(1) as pool:
        pool.apply_async(os.getpid, callback=kill_worker)
        picture = pool.apply_async(paint)
        killed.wait()
        try:
            print("bytes:", len(picture.get(timeout=0.5)))
        except TimeoutError:
            print("no picture within 0.5 s")
    print("the pool has ended")
