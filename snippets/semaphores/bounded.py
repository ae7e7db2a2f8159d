# /// script
# [tool.snippet]
# platforms = ["linux"]
# ///
from multiprocessing import BoundedSemaphore, Semaphore


def download(limit):
    limit.acquire()
    limit.release()
    limit.release()  # a slip: once too often


def count_places(limit):
    places = 0
    while limit.acquire(block=False):
        places += 1
    return places


if __name__ == "__main__":
    two_at_once = Semaphore(2)
    download(two_at_once)
    print("places left of 2:", count_places(two_at_once))

    two_at_once = BoundedSemaphore(2)
    download(two_at_once)
    print("places left of 2:", count_places(two_at_once))
