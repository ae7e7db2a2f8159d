# /// script
# dependencies = ["joblib"]
# [tool.snippet]
# methods = ["forkserver"]
# limit = 120
# ///
import threading

from joblib import Parallel, delayed

totals = {}


def count_words(line):
    return len(line.split())


def count(name, workers, lines):
    work = [delayed(count_words)(line) for line in lines]
    parallel = Parallel(workers, backend="threading")
    totals[name] = sum(parallel(work))


if __name__ == "__main__":
    lines = ["one fish", "two fish", "red fish"] * 100
    threads = [
        threading.Thread(target=count, args=(*job, lines))
        for job in [("ann", 2), ("bob", 3)]
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(totals["ann"], totals["bob"])
