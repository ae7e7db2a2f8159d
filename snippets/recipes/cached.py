from functools import cache
from multiprocessing import Pool


@cache
def primes_below(limit):
    print("computing the primes below", limit)
    return [
        number
        for number in range(2, limit)
        if all(number % below for below in range(2, number))
    ]


def nth_prime(task):
    limit, place = task
    return primes_below(limit)[place]


if __name__ == "__main__":
    tasks = [(500, 3), (500, 90), (900, 150), (500, 50)]
    with Pool(1) as pool:
        print(pool.map(nth_prime, tasks))
    cached = primes_below.cache_info().currsize
    print("cached in the main process:", cached)
