# /// script
# requires-python = ">=3.14"
# ///
from concurrent.futures import (
    InterpreterPoolExecutor,
    ProcessPoolExecutor,
)


def add_up(numbers):
    return sum(numbers)


def is_enabled(_):
    import faulthandler

    return faulthandler.is_enabled()


if __name__ == "__main__":
    with (
        ProcessPoolExecutor(1) as processes,
        InterpreterPoolExecutor(1) as interpreters,
    ):
        enabled = processes.submit(is_enabled, None)
        total = interpreters.submit(add_up, [1, 2, 3])
        print(total.result(), enabled.result())
