# /// script
# dependencies = ["joblib"]
# [tool.snippet]
# limit = 120
# ///
from multiprocessing import Pool

from joblib import Parallel, delayed

rate = 1.0


def convert(price):
    return price * rate


if __name__ == "__main__":
    rate = 0.5
    prices = [10, 20, 40]
    work = [delayed(convert)(price) for price in prices]
    print("joblib:", Parallel(n_jobs=2)(work))
    with Pool(2) as pool:
        print("pool:  ", pool.map(convert, prices))
