# /// script
# requires-python = ">=3.14"
# ///
from concurrent.futures import (
    CancelledError,
    ProcessPoolExecutor,
)
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import Event


def keep(event):
    global started
    started = event


def add_up(limit):
    started.set()
    return sum(range(limit))


if __name__ == "__main__":
    started = Event()
    executor = ProcessPoolExecutor(
        1, initializer=keep, initargs=[started]
    )
    totals = [
        executor.submit(add_up, 10**15) for _ in range(5)
    ]
    started.wait()
    executor.terminate_workers()
    for total in totals[0], totals[-1]:
        try:
            total.result()
        except (BrokenProcessPool, CancelledError) as error:
            print("no result:", type(error).__name__)
    try:
        executor.submit(add_up, 10)
    except RuntimeError as error:
        print("no more work:", type(error).__name__)
