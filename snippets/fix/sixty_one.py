import multiprocessing.synchronize  # noqa: F401
import sys
from concurrent.futures import ProcessPoolExecutor

if __name__ == "__main__":
    sys.platform = "win32"  # the check is for Windows
    executor = ProcessPoolExecutor(max_workers=64)
