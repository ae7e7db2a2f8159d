from multiprocessing import Lock, Process, Value


def add(counter, lock):
    for _ in range(100):
        with lock:
            counter.value += 1


if __name__ == "__main__":
    lock, counter = Lock(), Value("i", 0)
    workers = [Process(target=add, args=(counter, lock)) for _ in range(4)]
    for w in workers:
        w.start()
    for w in workers:
        w.join()
    print("Final value:", counter.value)
