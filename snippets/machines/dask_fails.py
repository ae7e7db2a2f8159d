# /// script
# dependencies = ["distributed"]
# [tool.snippet]
# methods = ["forkserver"]
# limit = 120
# ///
from distributed import Client, LocalCluster


def read_price(text):
    return float(text)


if __name__ == "__main__":
    texts = ["3.20", "free", "4.10"]
    with (
        LocalCluster(2, dashboard_address=":0") as cluster,
        Client(cluster) as client,
    ):
        for future in client.map(read_price, texts):
            try:
                print(future.result())
            except ValueError as error:
                print("ValueError:", error)
