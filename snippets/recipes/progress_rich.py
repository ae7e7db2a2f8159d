# /// script
# dependencies = ["rich"]
# ///
from math import isqrt
from multiprocessing import Pool

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
)


def is_prime(number):
    divisors = range(2, isqrt(number) + 1)
    return all(number % divisor for divisor in divisors)


def count_primes(limit):
    return sum(map(is_prime, range(2, limit)))


if __name__ == "__main__":
    limits = range(500, 10_500, 500)
    with (
        Pool(2) as pool,  # first, as the bar has a thread
        Progress(BarColumn(), MofNCompleteColumn()) as bars,
    ):
        results = pool.imap(count_primes, limits)
        counts = list(bars.track(results, total=20))
    print("most:", max(counts))
