# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import _multiprocessing

del _multiprocessing.SemLock  # as in Python on Android

import multiprocessing  # noqa: E402

if __name__ == "__main__":
    try:
        tasks = multiprocessing.Queue()
    except ImportError as error:
        print("ImportError:", error)
