# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
import signal
from subprocess import PIPE, Popen

SCRIPT = "sleep 600 & echo started; wait"

if __name__ == "__main__":
    shell = Popen(
        ["sh", "-c", SCRIPT],
        stdout=PIPE,
        start_new_session=True,
    )
    print(shell.stdout.readline().decode(), end="")
    os.killpg(shell.pid, signal.SIGTERM)
    print("return code", shell.wait())
    print("read to the end:", shell.stdout.read())
