from multiprocessing import Lock, Pool


def report(lock, name):
    with lock:
        print(name, "is here")


if __name__ == "__main__":
    lock = Lock()
    tasks = [(lock, "ann"), (lock, "bob")]
    with Pool(2) as pool:
        pool.starmap(report, tasks)
