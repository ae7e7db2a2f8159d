import sys
import warnings
from multiprocessing import Process


def fail():
    raise KeyError("no such word")


if __name__ == "__main__":
    child = Process(target=fail, name="child")
    child.start()
    child.join()
    warnings.warn("this is old", DeprecationWarning, stacklevel=1)
    print("to stderr", file=sys.stderr)
    print("to stdout")
    raise ValueError("it failed")
