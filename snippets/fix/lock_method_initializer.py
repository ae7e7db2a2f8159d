import threading
from multiprocessing import Pool


class Shop:
    def __init__(self, prices):
        self.prices = prices
        self.lock = threading.Lock()

    def price(self, name):
        return self.prices[name]


def open_shop(prices):
    global shop
    shop = Shop(prices)


def price(name):
    return shop.price(name)


if __name__ == "__main__":
    prices = {"fig": 3, "pear": 4}
    with Pool(2, open_shop, (prices,)) as pool:
        print(pool.map(price, ["fig", "pear"]))
