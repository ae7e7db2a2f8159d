from multiprocessing import Array, Process


def count_primes(rank, counts):
    first = 100 * rank + 100
    counts[rank] = sum(
        all(number % factor for factor in range(2, 18))
        for number in range(first, first + 100)
    )
    share = counts[rank] / sum(counts)
    print(f"from {first} on: {share:.0%} of all primes")


if __name__ == "__main__":
    counts = Array("i", 2)
    for rank in range(2):
        worker = Process(
            target=count_primes, args=(rank, counts)
        )
        worker.start()
        worker.join()
