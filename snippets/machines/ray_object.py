# /// script
# dependencies = ["numpy", "ray"]
# [tool.snippet]
# methods = ["forkserver"]
# limit = 120
# ///
import numpy
import ray


@ray.remote
def add_up(heights, first, last):
    return int(heights[first:last].sum())


if __name__ == "__main__":
    ray.init(num_cpus=2, logging_level="error")
    heights = numpy.arange(1_000_000)
    stored = ray.put(heights)  # once, for all tasks
    halves = [(0, 500_000), (500_000, 1_000_000)]
    parts = [
        add_up.remote(stored, *half) for half in halves
    ]
    print(sum(ray.get(parts)), "=", heights.sum())
    ray.shutdown()
