# /// script
# dependencies = ["ray"]
# [tool.snippet]
# methods = ["forkserver"]
# limit = 120
# ///
import ray


@ray.remote
def read_price(text):
    return float(text)


if __name__ == "__main__":
    ray.init(num_cpus=2, logging_level="error")
    texts = ["3.20", "free", "4.10"]
    futures = [read_price.remote(text) for text in texts]
    for future in futures:
        try:
            print(ray.get(future))
        except ValueError as error:
            print(
                "a ValueError of class",
                type(error).__name__,
            )
            print("caused by:", error.cause)
    ray.shutdown()
