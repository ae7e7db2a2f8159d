# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
from multiprocessing import get_context
from time import sleep

if __name__ == "__main__":
    main = os.getpid()
    lock = get_context("spawn").Lock()
    if os.fork() == 0:
        while os.getppid() == main:
            sleep(0.1)
        print("child: the main process has ended")
        os._exit(0)
    print("main: last line")
