from multiprocessing import Process, RawValue


def add(counter):
    for _ in range(200_000):
        counter.value += 1


if __name__ == "__main__":
    counter = RawValue("i", 0)
    workers = [Process(target=add, args=(counter,)) for _ in range(2)]
    for w in workers:
        w.start()
    for w in workers:
        w.join()
    print("Expected: 400000")
    print("Got:", counter.value)
