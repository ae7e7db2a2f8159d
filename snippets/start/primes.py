from multiprocessing import Process


def count_primes(name, first):
    for low in first, first + 1000:
        found = sum(
            all(n % d for d in range(2, n))
            for n in range(low, low + 1000)
        )
        print(f"{name}: {found} primes from {low}")


if __name__ == "__main__":
    jobs = ("ann", 20_000), ("bob", 9_000), ("cyd", 12_000)
    children = [
        Process(target=count_primes, args=job)
        for job in jobs
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print("all have ended")
