from itertools import count
from math import isqrt
from multiprocessing import Event, Process


def is_prime(number):
    divisors = range(2, isqrt(number) + 1)
    return all(number % divisor for divisor in divisors)


def search(begun):
    try:
        print("child: begins")
        begun.set()
        for number in count(2):
            is_prime(number)
    finally:
        print("child: cleans up")


if __name__ == "__main__":
    begun = Event()
    child = Process(target=search, args=(begun,))
    child.start()
    begun.wait()
    child.terminate()
    child.join()
    print("exit code:", child.exitcode)
