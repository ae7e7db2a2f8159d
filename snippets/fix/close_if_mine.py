# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
from multiprocessing import get_context

fork = get_context("fork")


class Helper:
    def __init__(self):
        self.owner = os.getpid()
        self.process = fork.Process(
            target=print, args=("helper at work",)
        )
        self.process.start()

    def close(self):
        if os.getpid() == self.owner:
            self.process.join()
            print("helper ended")


if __name__ == "__main__":
    helper = Helper()
    child = fork.Process(target=helper.close)
    child.start()
    child.join()
    helper.close()
