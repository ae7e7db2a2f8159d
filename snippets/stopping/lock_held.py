from itertools import count
from math import isqrt
from multiprocessing import Event, Lock, Process


def is_prime(number):
    divisors = range(2, isqrt(number) + 1)
    return all(number % divisor for divisor in divisors)


def search(lock, begun):
    with lock:
        begun.set()
        for number in count(2):
            is_prime(number)


if __name__ == "__main__":
    lock, begun = Lock(), Event()
    child = Process(target=search, args=(lock, begun))
    child.start()
    begun.wait()
    child.terminate()
    child.join()
    print("exit code:", child.exitcode)
    got = lock.acquire(timeout=0.2)
    print("main has the lock:", got)
