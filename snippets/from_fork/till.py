# /// script
# requires-python = ">=3.14"
# ///
from multiprocessing import Lock, Process

till_lock = Lock()


def take_money():
    if till_lock.acquire(timeout=0.2):
        print("child: has the lock, at the same time")
    else:
        print("child: has to wait")


if __name__ == "__main__":
    with till_lock:
        print("main: has the lock")
        child = Process(target=take_money)
        child.start()
        child.join()
