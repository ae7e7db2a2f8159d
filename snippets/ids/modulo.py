# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import sys
from multiprocessing import Process

if __name__ == "__main__":
    for status in 3, 256, 259, -1, "disk is full":
        child = Process(target=sys.exit, args=[status])
        child.start()
        child.join()
        print(repr(status), "gives", child.exitcode)
