import threading
from multiprocessing import Pool


class Shop:
    def __init__(self, prices):
        self.prices = prices
        self.lock = threading.Lock()

    def price(self, name):
        return self.prices[name]


if __name__ == "__main__":
    shop = Shop({"fig": 3, "pear": 4})
    with Pool(2) as pool:
        print(pool.map(shop.price, ["fig", "pear"]))
