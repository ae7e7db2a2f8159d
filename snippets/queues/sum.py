from multiprocessing import Process, Queue


def add_up(first, last, sums):
    subtotal = sum(range(first, last + 1))
    print(f"{first} to {last}: {subtotal}")
    sums.put(subtotal)


if __name__ == "__main__":
    sums = Queue()
    ranges = [(1, 100), (101, 200), (201, 300)]
    workers = [
        Process(target=add_up, args=(*ends, sums))
        for ends in ranges
    ]
    for worker in workers:
        worker.start()
    total = sum(sums.get() for _ in workers)
    for worker in workers:
        worker.join()
    print("total:", total)
