from multiprocessing import Manager
from time import perf_counter

if __name__ == "__main__":
    with Manager() as manager:
        prices = manager.list(range(500))

        start = perf_counter()
        total = sum(prices[i] for i in range(500))
        ms = (perf_counter() - start) * 1000
        print(f"one by one: {total} in {ms:.2f} ms")

        start = perf_counter()
        total = sum(prices[:])
        ms = (perf_counter() - start) * 1000
        print(f"one slice:  {total} in {ms:.2f} ms")
