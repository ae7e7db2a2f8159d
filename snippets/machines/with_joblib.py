# /// script
# dependencies = ["joblib"]
# [tool.snippet]
# methods = ["forkserver"]
# limit = 120
# ///
from math import isqrt

from joblib import Parallel, delayed


def is_prime(number):
    divisors = range(2, isqrt(number) + 1)
    return all(number % divisor for divisor in divisors)


def count_primes(limit):
    return sum(map(is_prime, range(2, limit)))


if __name__ == "__main__":
    limits = [30_000, 2_000, 20_000, 10_000]
    work = [
        delayed(count_primes)(limit) for limit in limits
    ]
    print(Parallel(n_jobs=2)(work))
