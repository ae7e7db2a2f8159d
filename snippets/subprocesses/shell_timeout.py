# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
import signal
import subprocess

COMMAND = "sleep 600 & echo $!; wait"

if __name__ == "__main__":
    try:
        subprocess.run(
            COMMAND,
            shell=True,
            capture_output=True,
            timeout=1,
        )
    except subprocess.TimeoutExpired as error:
        print("TimeoutExpired after", error.timeout, "s")
        sleeper = int(error.stdout)
    os.kill(sleeper, 0)  # raises if it has ended
    print("sleep is still running")
    os.kill(sleeper, signal.SIGKILL)
