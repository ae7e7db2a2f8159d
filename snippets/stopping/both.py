# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
import time
from multiprocessing import Process


def serve(name):
    try:
        print(f"{name}: waits, in group {os.getpgrp()}")
        time.sleep(60)
    except KeyboardInterrupt:
        print(f"{name}: ends")


if __name__ == "__main__":
    child = Process(target=serve, args=("child",))
    child.start()
    serve("main")
    child.join()
    print("exit code of the child:", child.exitcode)
