import sysconfig
from math import isqrt
from multiprocessing import Process
from threading import Thread
from time import perf_counter


def is_prime(number):
    divisors = range(2, isqrt(number) + 1)
    return all(number % divisor for divisor in divisors)


def count_primes():
    return sum(map(is_prime, range(2, 200_000)))


def one_by_one():
    count_primes()
    count_primes()


def at_once(kind):
    workers = [kind(target=count_primes) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def measure(label, function, *args):
    began = perf_counter()
    function(*args)
    print(f"{label:15}{perf_counter() - began:6.2f} s")


if __name__ == "__main__":
    free = sysconfig.get_config_var("Py_GIL_DISABLED")
    print("free-threaded build:", bool(free))
    measure("one by one:", one_by_one)
    measure("two threads:", at_once, Thread)
    measure("two processes:", at_once, Process)
