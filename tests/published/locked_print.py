from multiprocessing import Lock, Process


def report(lock, name):
    with lock:
        print(name, "has the lock")
        print(name, "lets it go")


if __name__ == "__main__":
    lock = Lock()
    workers = [Process(target=report, args=(lock, name)) for name in ("Ann", "Bob", "Cid")]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
