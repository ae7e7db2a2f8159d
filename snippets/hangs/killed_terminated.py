# /// script
# requires-python = ">=3.14"
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Event, active_children
from time import sleep

sends, ended = threading.Event(), threading.Event()


def paint():
    return bytes(10_000_000)


def read_nothing(first):
    # Runs in the thread that reads the results.
    while pool._result_queue.empty():
        sleep(0.01)
    sends.set()
    ended.wait()


if __name__ == "__main__":
    go_on = Event()
    pool = ProcessPoolExecutor(1, initializer=go_on.wait)
    first = pool.submit(os.getpid)
    first.add_done_callback(read_nothing)
    picture = pool.submit(paint)
    while not picture.running():  # until it is handed out
        sleep(0.01)
    go_on.set()
    sends.wait()
    [worker] = active_children()
    pool.terminate_workers()
    worker.join()
    print("the worker has ended:", worker.exitcode)
    ended.set()
    print("last line")
