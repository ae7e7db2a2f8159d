from itertools import count
from math import isqrt
from multiprocessing import Event, Process


def is_prime(number):
    divisors = range(2, isqrt(number) + 1)
    return all(number % divisor for divisor in divisors)


def search(begun, stop):
    try:
        for number in count(2):
            if stop.is_set():
                print("child: stops between two numbers")
                break
            is_prime(number)
            begun.set()
    finally:
        print("child: cleans up")


if __name__ == "__main__":
    begun, stop = Event(), Event()
    child = Process(target=search, args=(begun, stop))
    child.start()
    begun.wait()
    stop.set()
    child.join()
    print("exit code:", child.exitcode)
