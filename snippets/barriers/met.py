from multiprocessing import Array, Barrier, Process


def count_primes(rank, counts, all_counted):
    first = 100 * rank + 100
    counts[rank] = sum(
        all(number % factor for factor in range(2, 18))
        for number in range(first, first + 100)
    )
    all_counted.wait()
    share = counts[rank] / sum(counts)
    print(f"from {first} on: {share:.0%} of all primes")


if __name__ == "__main__":
    counts, all_counted = Array("i", 2), Barrier(2)
    workers = [
        Process(
            target=count_primes,
            args=(rank, counts, all_counted),
        )
        for rank in range(2)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
