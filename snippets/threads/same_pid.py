import os
from multiprocessing import Process
from threading import Thread


def fill(basket):
    basket.append("bread")
    print(f"  pid {os.getpid()} has {basket}")


if __name__ == "__main__":
    print("main thread, pid", os.getpid())
    for kind in Thread, Process:
        basket = []
        print(kind.__name__)
        worker = kind(target=fill, args=(basket,))
        worker.start()
        worker.join()
        print("  afterwards the main thread has", basket)
