# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
from multiprocessing import Manager

if __name__ == "__main__":
    scratch = os.path.abspath("scratch-" * 15)
    os.mkdir(scratch)
    os.environ["TMPDIR"] = "/tmp"
    with Manager() as manager:
        words = manager.list(["tea", "cake"])
        print(words)
