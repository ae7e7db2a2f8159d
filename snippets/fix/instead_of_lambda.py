from functools import partial
from multiprocessing import Pool
from operator import itemgetter, methodcaller

if __name__ == "__main__":
    prices = [("fig", 3), ("pear", 4)]
    names = ["fig", "pear"]
    with Pool(2) as pool:
        # lambda pair: pair[1]
        print(pool.map(itemgetter(1), prices))
        # lambda name: name.upper()
        print(pool.map(str.upper, names))
        # lambda name: name.center(6, "*")
        print(
            pool.map(methodcaller("center", 6, "*"), names)
        )
        # lambda n: pow(2, n)
        print(pool.map(partial(pow, 2), [3, 4]))
