import sys
from functools import partial
from multiprocessing import Pool


def label(price, currency):
    return f"{price} {currency}"


if __name__ == "__main__":
    label_here = partial(label, currency=sys.argv[1])
    with Pool(2) as pool:
        print(pool.map(label_here, [20, 45]))
