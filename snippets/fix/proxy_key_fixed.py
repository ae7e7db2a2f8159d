from multiprocessing import Process, Queue, current_process
from multiprocessing.managers import SyncManager


def add_price(baskets):
    basket = baskets.get()
    basket.append(3)


if __name__ == "__main__":
    current_process().authkey = b"sesame"
    with SyncManager() as manager:
        basket = manager.list()
        baskets = Queue()
        baskets.put(basket)
        adder = Process(target=add_price, args=(baskets,))
        adder.start()
        adder.join()
        print(basket)
