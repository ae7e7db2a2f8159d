# /// script
# requires-python = ">=3.14"
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import sys
from io import StringIO
from itertools import count
from math import isqrt
from multiprocessing import Event, Process


def is_prime(number):
    divisors = range(2, isqrt(number) + 1)
    return all(number % divisor for divisor in divisors)


def search(begun):
    sys.stderr = StringIO()  # takes the traceback
    try:
        begun.set()
        for number in count(2):
            is_prime(number)
    finally:
        print("  cleans up")


if __name__ == "__main__":
    for way in "interrupt", "terminate", "kill":
        begun = Event()
        child = Process(target=search, args=(begun,))
        child.start()
        begun.wait()
        print(way)
        getattr(child, way)()  # child.interrupt(), ...
        child.join()
        print("  exit code:", child.exitcode)
