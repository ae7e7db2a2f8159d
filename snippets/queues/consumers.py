from math import isqrt
from multiprocessing import Process, Queue


def is_prime(number):
    divisors = range(2, isqrt(number) + 1)
    return all(number % divisor for divisor in divisors)


def count_primes(limits, counts):
    for limit in iter(limits.get, None):
        counts.put(
            (limit, sum(map(is_prime, range(2, limit))))
        )


if __name__ == "__main__":
    limits, counts = Queue(maxsize=2), Queue()
    workers = [
        Process(target=count_primes, args=(limits, counts))
        for _ in range(2)
    ]
    for worker in workers:
        worker.start()
    tasks = [3_000, 2_000, 1_000, 500, 100]
    for task in tasks + [None] * len(workers):
        limits.put(task)
    print(sorted(counts.get() for _ in tasks))
    for worker in workers:
        worker.join()
