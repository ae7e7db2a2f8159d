from multiprocessing import Lock, Pool


def keep(shared_lock):
    global lock
    lock = shared_lock


def report(name):
    with lock:
        print(name, "is here")


if __name__ == "__main__":
    with Pool(2, keep, (Lock(),)) as pool:
        pool.map(report, ["ann", "bob"])
