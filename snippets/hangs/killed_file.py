# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
import signal
from multiprocessing import Process
from multiprocessing.connection import wait


def paint(name):
    with open(f"{name}.raw", "wb") as file:
        file.write(bytes(5_000_000))
        if name == "dog":  # as if memory ran out
            os.kill(os.getpid(), signal.SIGKILL)
        file.write(bytes(5_000_000))


if __name__ == "__main__":
    painters = {}
    for name in "cat", "dog", "owl":
        painter = Process(target=paint, args=[name])
        painter.start()
        painters[name] = painter
    running = [each.sentinel for each in painters.values()]
    while running and (ended := wait(running, 60)):
        for sentinel in ended:
            running.remove(sentinel)
    for name, painter in painters.items():
        painter.kill()  # one that is still at work
        painter.join()
        if painter.exitcode == 0:
            size = os.path.getsize(f"{name}.raw")
            print(f"{name}: {size} bytes")
        else:
            print(f"{name}: exit code {painter.exitcode}")
