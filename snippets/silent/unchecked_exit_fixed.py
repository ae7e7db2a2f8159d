# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
import signal
import sys
from multiprocessing import Process
from pathlib import Path


def convert(month):
    if month == "june":  # as if memory ran out
        os.kill(os.getpid(), signal.SIGKILL)
    Path(f"{month}.txt").write_text("converted\n")


if __name__ == "__main__":
    children = [
        Process(target=convert, args=(month,), name=month)
        for month in ("may", "june", "july")
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    failed = [c.name for c in children if c.exitcode != 0]
    if failed:
        sys.exit(f"not converted: {failed}")
    print("all converted")
