# /// script
# dependencies = ["distributed"]
# [tool.snippet]
# methods = ["forkserver"]
# limit = 120
# ///
import os

from distributed import Client, LocalCluster

prices = {"tea": 3, "cake": 4}

if __name__ == "__main__":
    prices["cake"] = 5
    with (
        LocalCluster(2, dashboard_address=":0") as cluster,
        Client(cluster) as client,
    ):
        order = client.submit(lambda: sum(prices.values()))
        print("the lambda adds up", order.result())
        there = client.submit(os.getpid).result()
        print("in this process:", there == os.getpid())
