# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Event
from time import sleep


def paint():
    return bytes(10_000_000)


def kill_worker(worker):
    # Runs in the thread that reads the results.
    while pool._result_queue.empty():
        sleep(0.01)
    os.kill(worker.result(), signal.SIGKILL)
    print("the worker is killed while it sends")


if __name__ == "__main__":
    go_on = Event()
    pool = ProcessPoolExecutor(1, initializer=go_on.wait)
    worker = pool.submit(os.getpid)
    worker.add_done_callback(kill_worker)
    picture = pool.submit(paint)
    while not picture.running():  # until it is handed out
        sleep(0.01)
    go_on.set()
    print("bytes:", len(picture.result()))
