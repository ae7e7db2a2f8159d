# /// script
# requires-python = ">=3.14"
# ///
import concurrent.futures as futures
from threading import Lock


def add_milk(basket):
    basket.append("milk")


def show(kind):
    basket = ["bread"]
    with kind(1) as executor:
        executor.submit(add_milk, basket).result()
        error = executor.submit(repr, Lock()).exception()
    print(kind.__name__)
    print("  basket:", *basket)
    print("  a lock:", type(error).__name__)


if __name__ == "__main__":
    show(futures.ThreadPoolExecutor)
    show(futures.InterpreterPoolExecutor)
    show(futures.ProcessPoolExecutor)
