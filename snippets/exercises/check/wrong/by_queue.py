from multiprocessing import Process, Queue


def work(function, tasks, results):
    for item in iter(tasks.get, None):
        results.put((item, function(item)))


def by_queue(function, items):
    tasks, results = Queue(), Queue()
    for _ in range(2):
        Process(
            target=work, args=(function, tasks, results)
        ).start()
    for item in items:
        tasks.put(item)
    return dict(results.get() for _ in items)
