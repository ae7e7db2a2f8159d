# /// script
# dependencies = ["joblib"]
# [tool.snippet]
# limit = 120
# ///
from multiprocessing import Pool

from joblib import Parallel, delayed

rates = {}


def convert(price):
    if rates:
        return "had the rates"
    rates["euro"] = 0.5
    return "made the rates"


if __name__ == "__main__":
    prices = [10, 20, 40, 80]
    with Pool(1) as pool:
        answers = pool.map(convert, prices)
    print("pool:", *answers, sep="\n  ")
    work = [delayed(convert)(price) for price in prices]
    answers = Parallel(n_jobs=2, batch_size=1)(work)
    print("joblib:", *answers, sep="\n  ")
