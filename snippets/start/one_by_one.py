from math import isqrt
from multiprocessing import Process


def is_prime(number):
    divisors = range(2, isqrt(number) + 1)
    return all(number % divisor for divisor in divisors)


def count_primes(name, limit):
    primes = 0
    for number in range(2, limit + 1):
        primes += is_prime(number)
        if number % 5_000 == 0:
            print(name, primes, "up to", number)


if __name__ == "__main__":
    counters = [
        Process(target=count_primes, args=("ann", 10_000)),
        Process(target=count_primes, args=("bob", 20_000)),
        Process(target=count_primes, args=("cyd", 15_000)),
    ]
    for counter in counters:
        counter.start()
        counter.join()
    print("done")
