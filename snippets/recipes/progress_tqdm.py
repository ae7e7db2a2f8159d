# /// script
# dependencies = ["tqdm"]
# ///
from math import isqrt
from multiprocessing import Pool

from tqdm import tqdm


def is_prime(number):
    divisors = range(2, isqrt(number) + 1)
    return all(number % divisor for divisor in divisors)


def count_primes(limit):
    return sum(map(is_prime, range(2, limit)))


if __name__ == "__main__":
    limits = range(500, 10_500, 500)
    look = "{percentage:3.0f}% {bar} {n} of {total}"
    with Pool(2) as pool:
        results = pool.imap(count_primes, limits)
        bar = tqdm(
            results, total=20, bar_format=look, ncols=40
        )
        counts = list(bar)
    print("most:", max(counts))
