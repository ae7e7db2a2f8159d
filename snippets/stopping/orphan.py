# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
import time
from multiprocessing import get_context, parent_process

spawn = get_context("spawn")


def outlive(ready, done):
    first = os.getppid()
    print("parent at first:", first)
    ready.set()
    while os.getppid() == first:
        time.sleep(0.01)
    print("parent now:", os.getppid())
    print("starter alive:", parent_process().is_alive())
    done.set()


def start_another(ready, done):
    args = (ready, done)
    spawn.Process(
        target=outlive, args=args, daemon=True
    ).start()
    time.sleep(60)


if __name__ == "__main__":
    ready, done = spawn.Event(), spawn.Event()
    child = spawn.Process(
        target=start_another, args=(ready, done)
    )
    child.start()
    ready.wait()
    print("main: kills", child.pid)
    child.kill()
    child.join()
    done.wait()
    print("main: exit code", child.exitcode)
