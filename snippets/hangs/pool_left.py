# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
from multiprocessing import Event, Pool
from time import sleep


def begin(event):
    global sends
    sends = event


def paint(size):
    if size > 1:
        sends.set()
    return bytes(size)


def hold_up(picture):
    # Runs in the thread that reads the results.
    while pool._result_handler._state == "RUN":
        sleep(0.01)


if __name__ == "__main__":
    event = Event()
    with Pool(1, begin, [event]) as pool:
        pool.apply_async(paint, [1], callback=hold_up)
        for size in 11 * [1] + [10_000_000]:
            pool.apply_async(paint, [size])
        event.wait()
        lock = pool._outqueue._wlock
        # Until the worker holds the lock and sends.
        while lock.acquire(block=False):
            lock.release()
            sleep(0.01)
        print("the worker sends")
    print("the pool has ended")
