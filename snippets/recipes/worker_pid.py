# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
import signal
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import SimpleQueue


def keep(queue):
    global started
    started = queue


def resize(photo):
    started.put((photo, os.getpid()))
    time.sleep(60 if photo == "broken.png" else 0)
    return photo


if __name__ == "__main__":
    photos = ["cat.png", "broken.png", "dog.png"]
    queue = SimpleQueue()
    with ProcessPoolExecutor(1, None, keep, (queue,)) as ex:
        futures = [ex.submit(resize, p) for p in photos]
        photo, pid = queue.get()
        while photo != "broken.png":
            photo, pid = queue.get()
        print("stops", photo)
        os.kill(pid, signal.SIGKILL)
        for photo, future in zip(photos, futures):
            try:
                print(photo, future.result())
            except BrokenProcessPool:
                print(photo, "BrokenProcessPool")
