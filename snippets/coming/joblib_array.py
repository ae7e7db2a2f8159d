# /// script
# dependencies = ["joblib", "numpy"]
# [tool.snippet]
# limit = 120
# ///
from multiprocessing import Pool

import numpy
from joblib import Parallel, delayed


def describe(heights):
    kind = type(heights).__name__
    return f"{kind}, writeable: {heights.flags.writeable}"


if __name__ == "__main__":
    maps = [numpy.zeros(size) for size in (10, 1_000_000)]
    work = [delayed(describe)(heights) for heights in maps]
    print("joblib:", *Parallel(n_jobs=2)(work), sep="\n  ")
    with Pool(2) as pool:
        described = pool.map(describe, maps)
    print("pool:", *described, sep="\n  ")
