# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
from multiprocessing import Process
from signal import SIGKILL


def resize(name):
    if name == "huge.png":  # as if memory ran out
        os.kill(os.getpid(), SIGKILL)
    return f"small {name}"


if __name__ == "__main__":
    for name in ["cat.png", "huge.png", "dog.png"]:
        child = Process(target=resize, args=(name,))
        child.start()
        child.join()
        print(f"{name}: exit code {child.exitcode}")
