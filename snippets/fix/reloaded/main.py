from importlib import reload
from multiprocessing import Pool

import stock


def label(item):
    return f"{item.name}: {item.price}"


if __name__ == "__main__":
    item = stock.Item("fig", 3)
    reload(stock)
    with Pool(1) as pool:
        print(pool.apply(label, (item,)))
