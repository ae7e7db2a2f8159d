from multiprocessing import Process


def add():
    sum(range(2_000_000))


if __name__ == "__main__":
    p = Process(target=add)
    p.start()
    print("still working")
    p.join()
    print("done")
