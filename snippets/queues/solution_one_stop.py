from multiprocessing import Process, Queue


def add_up(ranges, sums):
    for first, last in iter(ranges.get, None):
        sums.put(sum(range(first, last + 1)))


if __name__ == "__main__":
    ranges, sums = Queue(), Queue()
    workers = [
        Process(target=add_up, args=(ranges, sums))
        for _ in range(3)
    ]
    for worker in workers:
        worker.start()
    tasks = [(1, 100), (101, 200), (201, 300)]
    for task in tasks:
        ranges.put(task)
    for _ in workers:
        ranges.put(None)
    print("total:", sum(sums.get() for _ in tasks))
    for worker in workers:
        worker.join()
    print("all workers have ended")
