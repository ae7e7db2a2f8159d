# /// script
# dependencies = ["ray"]
# [tool.snippet]
# methods = ["forkserver"]
# limit = 120
# ///
from math import isqrt

import ray


def is_prime(number):
    divisors = range(2, isqrt(number) + 1)
    return all(number % divisor for divisor in divisors)


@ray.remote
def count_primes(limit):
    return sum(map(is_prime, range(2, limit)))


if __name__ == "__main__":
    limits = [30_000, 2_000, 20_000, 10_000]
    ray.init(num_cpus=2, logging_level="error")
    futures = [
        count_primes.remote(limit) for limit in limits
    ]
    print(ray.get(futures))
    ray.shutdown()
