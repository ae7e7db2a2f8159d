from math import isqrt
from multiprocessing import Pool


def is_prime(number):
    divisors = range(2, isqrt(number) + 1)
    return all(number % divisor for divisor in divisors)


def next_prime(number):
    while not is_prime(number):
        number += 1
    return number


def go_on(prime):
    print("found", prime)
    print("then", pool.apply(next_prime, [prime + 1]))


if __name__ == "__main__":
    with Pool(2) as pool:
        first = pool.apply_async(
            next_prime, [90], callback=go_on
        )
        first.wait()
