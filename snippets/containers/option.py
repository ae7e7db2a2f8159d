# /// script
# requires-python = ">=3.13"
# ///
import sys
from multiprocessing import Process


def tell():
    print("child:", sys._xoptions.get("cpu_count"))


if __name__ == "__main__":
    print("main:", sys._xoptions.get("cpu_count"))
    child = Process(target=tell)
    child.start()
    child.join()
