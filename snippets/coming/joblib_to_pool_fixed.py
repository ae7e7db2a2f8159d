# /// script
# dependencies = ["joblib"]
# [tool.snippet]
# limit = 120
# ///
from functools import partial
from multiprocessing import Pool

from joblib import Parallel, delayed


def convert(price, rate):
    return price * rate


if __name__ == "__main__":
    rate = 0.5
    prices = [10, 20, 40]
    work = [
        delayed(convert)(price, rate) for price in prices
    ]
    print("joblib:", Parallel(n_jobs=2)(work))
    to_euro = partial(convert, rate=rate)
    with Pool(2) as pool:
        print("pool:  ", pool.map(to_euro, prices))
