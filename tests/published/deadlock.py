from multiprocessing import Lock, Process


def twice(lock):
    with lock:
        print("first")
        with lock:
            print("second")


if __name__ == "__main__":
    p = Process(target=twice, args=(Lock(),))
    p.start()
    p.join()
