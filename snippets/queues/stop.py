from math import isqrt
from multiprocessing import Process, Queue


def find_primes(first, last, found):
    for number in range(first, last + 1):
        divisors = range(2, isqrt(number) + 1)
        if all(number % divisor for divisor in divisors):
            found.put(number)
    found.put(None)


if __name__ == "__main__":
    found = Queue()
    ranges = [(2, 100), (101, 200), (201, 300)]
    workers = [
        Process(target=find_primes, args=(*ends, found))
        for ends in ranges
    ]
    for worker in workers:
        worker.start()
    primes, at_work = [], len(workers)
    while at_work:
        item = found.get()
        if item is None:
            at_work -= 1
        else:
            primes.append(item)
    for worker in workers:
        worker.join()
    print(f"{len(primes)} primes up to {max(primes)}")
