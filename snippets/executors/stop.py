# /// script
# requires-python = ">=3.14"
# ///
from concurrent.futures import ProcessPoolExecutor
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
    total = executor.submit(add_up, 10**15)
    started.wait()
    executor.terminate_workers()
    try:
        total.result()
    except BrokenProcessPool:
        print("the result is lost")
    try:
        executor.submit(add_up, 10)
    except RuntimeError as error:
        print("no more work:", type(error).__name__)
