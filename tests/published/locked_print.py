from multiprocessing import Lock, Process


def report(lock, name):
    with lock:
        print(name, "has the lock")
        print(name, "lets it go")


if __name__ == "__main__":
    lock = Lock()
    for name in ("Ann", "Bob", "Cid"):
        Process(target=report, args=(lock, name)).start()
