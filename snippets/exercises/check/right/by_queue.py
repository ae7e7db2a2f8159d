from multiprocessing import Process, Queue


def work(function, tasks, results):
    for item in iter(tasks.get, None):
        results.put((item, function(item)))


def by_queue(function, items):
    tasks, results = Queue(), Queue()
    workers = [
        Process(
            target=work, args=(function, tasks, results)
        )
        for _ in range(2)
    ]
    for worker in workers:
        worker.start()
    for item in items:
        tasks.put(item)
    for _ in workers:
        tasks.put(None)
    found = dict(results.get() for _ in items)
    for worker in workers:
        worker.join()
    return found
