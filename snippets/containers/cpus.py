# /// script
# requires-python = ">=3.13"
# [tool.snippet]
# platforms = ["linux"]
# ///
import os
from multiprocessing import Pool, active_children

if __name__ == "__main__":
    print("cpu_count:        ", os.cpu_count())
    print("process_cpu_count:", os.process_cpu_count())
    affinity = os.sched_getaffinity(0)
    print("sched_getaffinity:", len(affinity))
    with Pool():
        print("workers in Pool():", len(active_children()))
