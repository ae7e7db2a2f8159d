# /// script
# dependencies = ["distributed", "joblib"]
# [tool.snippet]
# methods = ["forkserver"]
# limit = 120
# ///
from concurrent.futures import ProcessPoolExecutor
from time import perf_counter

from distributed import Client, LocalCluster
from joblib import Parallel, delayed

numbers = range(200)


def double(number):
    return 2 * number


def measure(label, double_all):
    double_all()  # once before, so that all workers are up
    began = perf_counter()
    double_all()
    took = (perf_counter() - began) * 1_000 / len(numbers)
    print(f"{label:10}{took:6.2f} ms for each task")


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        measure(
            "executor:",
            lambda: list(executor.map(double, numbers)),
        )
    with Parallel(n_jobs=2, batch_size=1) as parallel:
        tasks = [
            delayed(double)(number) for number in numbers
        ]
        measure("joblib:", lambda: parallel(tasks))
    with (
        LocalCluster(2, dashboard_address=":0") as cluster,
        Client(cluster) as client,
    ):
        measure(
            "Dask:",
            lambda: client.gather(
                client.map(double, numbers, pure=False)
            ),
        )
