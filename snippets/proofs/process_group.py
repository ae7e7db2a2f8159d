# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
import sys
from subprocess import PIPE, Popen

WAITS = [sys.executable, "-c", "input()"]

if __name__ == "__main__":
    for group in None, 0:
        with Popen(
            WAITS, stdin=PIPE, process_group=group
        ) as program:
            found = os.getpgid(program.pid)
            session = os.getsid(program.pid)
            program.communicate(b"\n")
        print(f"process_group={group}")
        print(
            "  a group of its own:", found != os.getpgrp()
        )
        print("  our session:", session == os.getsid(0))
