# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from signal import SIGKILL


def resize(name):
    if name == "huge.png":  # as if memory ran out
        os.kill(os.getpid(), SIGKILL)
    return f"small {name}"


def resize_all(names):
    done = 0
    executor = ProcessPoolExecutor(1)
    with executor, suppress(BrokenProcessPool):
        for small in executor.map(resize, names):
            print(small)
            done += 1
    return names[done:]  # without a result


if __name__ == "__main__":
    names = ["cat.png", "huge.png", "dog.png"]
    for name in resize_all(names):
        if resize_all([name]):
            print("lost:", name)
