import os
from multiprocessing import Pool


def load(text):
    global prices
    pairs = (line.split() for line in text.splitlines())
    prices = {name: int(cents) for name, cents in pairs}
    print(os.getpid(), "has", len(prices), "prices")


def total(order):
    return sum(prices[name] for name in order)


if __name__ == "__main__":
    text = "apple 30\nbread 250\nmilk 120"
    orders = [["apple", "milk"], ["bread"], ["apple"] * 3]
    with Pool(2, initializer=load, initargs=[text]) as pool:
        print(pool.map(total, orders))
        pool.close()
        pool.join()
    print("in main:", "prices" in globals())
