# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import sys
from multiprocessing import Process

if __name__ == "__main__":
    child = Process(target=sys.exit, args=(256,))
    child.start()
    child.join()
    print("sys.exit(256) becomes", child.exitcode)
