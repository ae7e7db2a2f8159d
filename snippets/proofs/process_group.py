# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
import sys
from subprocess import PIPE, Popen

WAITS = [sys.executable, "-c", "input()"]

if __name__ == "__main__":
    for option in {}, {"process_group": 0}:
        with Popen(WAITS, stdin=PIPE, **option) as program:
            group = os.getpgid(program.pid)
            session = os.getsid(program.pid)
            program.communicate(b"\n")
        print(option)
        print(
            "  a group of its own:", group != os.getpgrp()
        )
        print("  our session:", session == os.getsid(0))
