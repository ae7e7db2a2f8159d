# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
import signal
import sys
from multiprocessing import Process


def exit_code(target, *args):
    child = Process(target=target, args=args)
    child.start()
    child.join()
    return child.exitcode


if __name__ == "__main__":
    print("returns", exit_code(abs, 1))
    for code in (None, 3, 255, 256, -1, -9, -15):
        print(f"exit({code})", exit_code(sys.exit, code))
    print("os._exit(-9)", exit_code(os._exit, -9))
    for name in ("SIGABRT", "SIGKILL", "SIGTERM"):
        number = getattr(signal, name)
        print(name, exit_code(signal.raise_signal, number))
