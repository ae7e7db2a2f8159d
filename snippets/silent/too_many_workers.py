# /// script
# [tool.snippet]
# platforms = ["linux"]
# ///
import os
from multiprocessing import Pool, active_children

if __name__ == "__main__":
    # As taskset, Slurm or a container may have done:
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

    with Pool(os.cpu_count()):
        print("workers:", len(active_children()))
    allowed = os.sched_getaffinity(0)
    print("CPUs for all of them:", len(allowed))
