from concurrent.futures import ProcessPoolExecutor
from math import isqrt


def is_prime(number):
    divisors = range(2, isqrt(number) + 1)
    return all(number % divisor for divisor in divisors)


def count_primes(limit):
    return sum(map(is_prime, range(2, limit)))


if __name__ == "__main__":
    limits = [30_000, 2_000, 20_000, 10_000]
    with ProcessPoolExecutor(2) as executor:
        counts = list(executor.map(count_primes, limits))
    print(counts)
