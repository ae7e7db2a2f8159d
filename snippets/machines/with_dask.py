# /// script
# dependencies = ["distributed"]
# [tool.snippet]
# methods = ["forkserver"]
# limit = 120
# ///
from math import isqrt

from distributed import Client, LocalCluster


def is_prime(number):
    divisors = range(2, isqrt(number) + 1)
    return all(number % divisor for divisor in divisors)


def count_primes(limit):
    return sum(map(is_prime, range(2, limit)))


if __name__ == "__main__":
    limits = [30_000, 2_000, 20_000, 10_000]
    with (
        LocalCluster(2, dashboard_address=":0") as cluster,
        Client(cluster) as client,
    ):
        futures = client.map(count_primes, limits)
        print(client.gather(futures))
