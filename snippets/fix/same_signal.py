# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
import signal
import subprocess
import sys


def end_as(child):
    if child.returncode < 0:
        number = -child.returncode
        if number != signal.SIGKILL:
            signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
    sys.exit(child.returncode)


if __name__ == "__main__":
    child = subprocess.Popen(["sleep", "60"])
    child.terminate()
    child.wait()
    print("child:", child.returncode, flush=True)
    end_as(child)
