from itertools import count
from math import isqrt
from multiprocessing import Process


def is_prime(number):
    divisors = range(2, isqrt(number) + 1)
    return all(number % divisor for divisor in divisors)


def search():
    for number in count(2):
        is_prime(number)


if __name__ == "__main__":
    child = Process(target=search)
    child.start()
    print("join returned", child.join(timeout=0.2))
    print("alive:    ", child.is_alive())
    print("exit code:", child.exitcode)
    if child.is_alive():
        child.terminate()
        child.join()
    print("alive:    ", child.is_alive())
    print("exit code:", child.exitcode)
