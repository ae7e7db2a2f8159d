import time
from multiprocessing import Process


def tell():
    print("started at", time.ctime())


if __name__ == "__main__":
    p = Process(target=tell)
    p.start()
    p.join()
    print("ended at", time.ctime())
