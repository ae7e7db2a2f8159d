# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import sys
import time
from multiprocessing import Process

if __name__ == "__main__":
    child = Process(target=time.sleep, args=(60,))
    child.start()
    child.kill()
    child.join()
    print("child:", child.exitcode)
    sys.exit(child.exitcode)
