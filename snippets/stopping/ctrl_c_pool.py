# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import signal
from itertools import count
from math import isqrt
from multiprocessing import Pool


def is_prime(number):
    divisors = range(2, isqrt(number) + 1)
    return all(number % divisor for divisor in divisors)


def ignore_ctrl_c():
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def search(first):
    print("searches from", first)
    for number in count(first):
        is_prime(number)


if __name__ == "__main__":
    with Pool(2, initializer=ignore_ctrl_c) as pool:
        try:
            pool.map(search, [2, 1_000_000])
        except KeyboardInterrupt:
            print("main: ends the workers")
    print("main: done")
