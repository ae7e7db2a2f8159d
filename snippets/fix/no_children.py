# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
import signal
import subprocess

if __name__ == "__main__":
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    child = subprocess.Popen(["sh", "-c", "exit 3"])
    os.waitpid(child.pid, 0)
