from concurrent.futures import (
    FIRST_COMPLETED,
    ProcessPoolExecutor,
    wait,
)
from multiprocessing import Manager


def total(numbers):
    return sum(numbers)


def wait_for(event):
    event.wait()
    return "go on"


if __name__ == "__main__":
    with (
        Manager() as manager,
        ProcessPoolExecutor(2) as executor,
    ):
        told = manager.Event()
        futures = [
            executor.submit(wait_for, told),
            executor.submit(total, [1, 2, 3]),
        ]
        done, not_done = wait(
            futures, return_when=FIRST_COMPLETED
        )
        print([future.result() for future in done])
        told.set()
        print([future.result() for future in not_done])
