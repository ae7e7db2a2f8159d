# /// script
# [tool.snippet]
# platforms = ["linux"]
# ///
import os
import subprocess
import time
from multiprocessing import get_context

if __name__ == "__main__":
    spawn = get_context("spawn")
    child = spawn.Process(target=time.sleep, args=(2,))
    child.start()
    mine = ["--ppid", str(os.getpid())]
    listed = subprocess.run(
        ["ps", "-ww", "-o", "args", *mine],
        capture_output=True,
        text=True,
    )
    for line in listed.stdout.splitlines():
        if "multiprocessing" in line:
            print(line[line.index("-c from") :])
    child.join()
