from math import isqrt
from multiprocessing import Pool


def is_prime(number):
    divisors = range(2, isqrt(number) + 1)
    return all(number % divisor for divisor in divisors)


def count_primes(limit):
    return sum(map(is_prime, range(2, limit)))


if __name__ == "__main__":
    with Pool(1) as pool:
        count = pool.apply_async(count_primes, [10**9])
    print("after with: ready is", count.ready())

    with Pool(1) as pool:
        count = pool.apply_async(count_primes, [10**3])
        pool.close()
        pool.join()
    print("after join: ready is", count.ready())
    print("primes:", count.get())
