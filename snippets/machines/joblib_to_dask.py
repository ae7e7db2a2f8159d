# /// script
# dependencies = ["distributed", "joblib"]
# [tool.snippet]
# methods = ["forkserver"]
# limit = 120
# ///
from multiprocessing import current_process

from distributed import Client, LocalCluster
from joblib import Parallel, delayed, parallel_config


def kind(_):
    return current_process().name.partition("-")[0]


def kinds():
    work = [delayed(kind)(number) for number in range(8)]
    return set(Parallel(n_jobs=2)(work))


if __name__ == "__main__":
    print(kinds())
    with (
        LocalCluster(2, dashboard_address=":0") as cluster,
        Client(cluster),
        parallel_config("dask"),
    ):
        print(kinds())
