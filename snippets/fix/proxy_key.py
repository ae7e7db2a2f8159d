from multiprocessing import Process, Queue
from multiprocessing.managers import SyncManager


def add_price(baskets):
    basket = baskets.get()
    basket.append(3)


if __name__ == "__main__":
    with SyncManager(authkey=b"sesame") as manager:
        basket = manager.list()
        baskets = Queue()
        baskets.put(basket)
        adder = Process(target=add_price, args=(baskets,))
        adder.start()
        adder.join()
        print(basket)
