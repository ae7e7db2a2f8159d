# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import atexit
import os
from threading import Thread


def start_thread():
    try:
        thread = Thread(target=print, args=["in a thread"])
        thread.start()
        thread.join()
    except RuntimeError as error:
        print(error)


def fork():
    try:
        pid = os.fork()
        if pid == 0:
            os._exit(0)
        os.waitpid(pid, 0)
        print("forked")
    except RuntimeError as error:
        print(error)


if __name__ == "__main__":
    atexit.register(start_thread)
    atexit.register(fork)
