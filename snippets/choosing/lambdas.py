# /// script
# requires-python = ">=3.14"
# ///
from concurrent.futures import (
    InterpreterPoolExecutor,
    ProcessPoolExecutor,
)

TAX = 1


def double(price):
    return 2 * price


def add(tax):
    return lambda price: price + tax


if __name__ == "__main__":
    functions = {
        "def": double,
        "lambda": lambda price: 2 * abs(price),
        "with a global": lambda price: price + TAX,
        "with a default": lambda price, tax=1: price + tax,
        "with a closure": add(1),
    }
    for Executor in (
        ProcessPoolExecutor,
        InterpreterPoolExecutor,
    ):
        print(Executor.__name__)
        with Executor(1) as executor:
            for kind, function in functions.items():
                call = executor.submit(function, 5)
                error = call.exception()
                print(" ", kind, type(error).__name__)
