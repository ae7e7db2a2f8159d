from multiprocessing import Event, Process, Queue


def add_up(first, last, sums, may_put):
    subtotal = sum(range(first, last + 1))
    may_put.wait()
    sums.put(subtotal)


if __name__ == "__main__":
    sums, may_put = Queue(), Event()
    ranges = [(1, 100), (101, 200), (201, 300)]
    workers = [
        Process(target=add_up, args=(*ends, sums, may_put))
        for ends in ranges
    ]
    for worker in workers:
        worker.start()
    total = 0
    while not sums.empty():
        total += sums.get()
    print("until the queue was empty:", total)
    may_put.set()
    total = sum(sums.get() for _ in workers)
    print("one result of each worker:", total)
    for worker in workers:
        worker.join()
