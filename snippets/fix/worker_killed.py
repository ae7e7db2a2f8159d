# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from signal import SIGKILL


def resize(name):
    if name == "huge.png":  # as if memory ran out
        os.kill(os.getpid(), SIGKILL)
    return f"small {name}"


if __name__ == "__main__":
    names = ["cat.png", "huge.png", "dog.png"]
    method = get_context("forkserver")
    with ProcessPoolExecutor(1, method) as executor:
        for small in executor.map(resize, names):
            print(small)
