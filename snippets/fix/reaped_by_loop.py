# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
import subprocess

if __name__ == "__main__":
    child = subprocess.Popen(["sh", "-c", "exit 3"])
    pid, status = os.waitpid(-1, 0)  # takes any child
    print("loop:", os.waitstatus_to_exitcode(status))
    print("wait():", child.wait())
    os.waitpid(-1, 0)
