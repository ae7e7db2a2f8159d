# /// script
# requires-python = ">=3.14"
# ///
from concurrent.futures import (
    InterpreterPoolExecutor,
    ProcessPoolExecutor,
)


class BadPrice(Exception):
    pass


def check(text):
    if text.startswith("-"):
        raise BadPrice(text)


if __name__ == "__main__":
    for Executor in (
        ProcessPoolExecutor,
        InterpreterPoolExecutor,
    ):
        with Executor(1) as executor:
            checked = executor.submit(check, "-1.50")
            error = checked.exception()
        print(Executor.__name__, type(error).__name__)
