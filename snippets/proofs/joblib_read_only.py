# /// script
# dependencies = ["joblib", "numpy"]
# [tool.snippet]
# limit = 120
# ///
import numpy
from joblib import Parallel, delayed


def double(heights):
    try:
        heights *= 2
    except ValueError as error:
        return (
            f"{len(heights)} heights: ValueError: {error}"
        )
    return f"{len(heights)} heights: doubled"


if __name__ == "__main__":
    maps = [numpy.ones(size) for size in (10, 1_000_000)]
    work = [delayed(double)(heights) for heights in maps]
    print(*Parallel(n_jobs=2)(work), sep="\n")
