import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def resize(name):
    if name == "huge.png":
        os._exit(3)  # as if memory ran out
    return f"small {name}"


if __name__ == "__main__":
    names = ["cat.png", "huge.png", "dog.png"]
    executor = ProcessPoolExecutor(1)
    for name in names:
        try:
            print(*executor.map(resize, [name]))
        except BrokenProcessPool:
            print("lost:", name)
            broken = executor  # and not cleaned up yet
            executor = ProcessPoolExecutor(1)
    executor.shutdown()
