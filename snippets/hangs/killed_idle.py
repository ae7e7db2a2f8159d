# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
from multiprocessing import Pool, active_children
from multiprocessing.connection import wait
from time import sleep


def count_words(text):
    return len(text.split())


if __name__ == "__main__":
    pool = Pool(1)
    [worker] = active_children()
    lock = pool._inqueue._rlock
    # Until the worker holds the lock and waits for a task.
    while lock.acquire(block=False):
        lock.release()
        sleep(0.01)
    worker.kill()
    wait([worker.sentinel])
    print("an idle worker is killed")
    print("words:", pool.apply(count_words, ["to be"]))
