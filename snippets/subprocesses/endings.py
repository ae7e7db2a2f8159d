# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import subprocess
import sys

FINISH = "pass"
REFUSE = "import sys; sys.exit(3)"
DIE = "import os; os.kill(os.getpid(), 9)"
DAWDLE = "import time; time.sleep(60)"


def run(code, timeout=None):
    program = [sys.executable, "-c", code]
    try:
        subprocess.run(program, check=True, timeout=timeout)
        print("it went well")
    except subprocess.CalledProcessError as error:
        print("return code:", error.returncode)
    except subprocess.TimeoutExpired:
        print("no end within", timeout, "s")


if __name__ == "__main__":
    run(FINISH)
    run(REFUSE)
    run(DIE)
    run(DAWDLE, timeout=0.2)
