# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import signal
import subprocess
import sys
from multiprocessing import get_context

if __name__ == "__main__":
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    done = subprocess.run(["sh", "-c", "exit 3"])
    print("returncode:", done.returncode)
    fork = get_context("fork")
    child = fork.Process(target=sys.exit, args=(3,))
    child.start()
    child.join()
    print("exitcode:", child.exitcode)
