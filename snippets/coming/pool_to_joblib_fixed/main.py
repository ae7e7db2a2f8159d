# /// script
# dependencies = ["joblib"]
# [tool.snippet]
# limit = 120
# ///
from joblib import Parallel, delayed
from money import convert

if __name__ == "__main__":
    prices = [10, 20, 40, 80]
    work = [delayed(convert)(price) for price in prices]
    answers = Parallel(n_jobs=2, batch_size=1)(work)
    print("had the rates:", "had the rates" in answers)
