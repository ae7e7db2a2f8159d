from multiprocessing import Process, Queue


def work(tasks):
    while (task := tasks.get()) is not None:
        print("worker: task", task)
    print("worker: stops")


def stop(tasks, worker):
    tasks.put(None)
    worker.join()


if __name__ == "__main__":
    tasks = Queue()
    worker = Process(
        target=work, args=(tasks,), daemon=True
    )
    worker.start()
    try:
        tasks.put("count words")
    finally:
        stop(tasks, worker)
    print("main: last line")
