# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
import signal
import subprocess

COMMAND = "sleep 600 & echo the shell ends"

if __name__ == "__main__":
    shell = subprocess.Popen(
        ["sh", "-c", COMMAND],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        output, _ = shell.communicate(timeout=2)
    except subprocess.TimeoutExpired:
        os.killpg(shell.pid, signal.SIGKILL)
        output, _ = shell.communicate()
    print("output:", output, end="")
    print("exit code of the shell:", shell.returncode)
