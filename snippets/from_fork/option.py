import sys
from multiprocessing import Pool

currency = "USD"


def label(price):
    return f"{price} {currency}"


if __name__ == "__main__":
    currency = sys.argv[1]
    with Pool(2) as pool:
        print(pool.map(label, [20, 45]))
