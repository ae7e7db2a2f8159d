from multiprocessing import Manager, Pool


def report(lock, name):
    with lock:
        print(name, "is here")


if __name__ == "__main__":
    with Manager() as manager, Pool(2) as pool:
        lock = manager.Lock()
        tasks = [(lock, "ann"), (lock, "bob")]
        pool.starmap(report, tasks)
