from multiprocessing import Lock, Process


def twice(lock):
    with lock:
        print("first")
        with lock:
            print("second")


if __name__ == "__main__":
    lock = Lock()
    p = Process(target=twice, args=(lock,))
    p.start()
    p.join()
