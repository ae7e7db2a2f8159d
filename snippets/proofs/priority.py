# /// script
# [tool.snippet]
# platforms = ["linux"]
# ///
import os
from multiprocessing import Process


def tell(nice, cpus):
    added = os.nice(0) - nice
    same = os.sched_getaffinity(0) == cpus
    print(f"child: nice +{added}, CPUs as set: {same}")


if __name__ == "__main__":
    nice = os.nice(0)
    cpus = os.sched_getaffinity(0)
    for added in 1, 2:
        os.nice(1)
        print(f"set: nice +{added}")
        child = Process(target=tell, args=(nice, cpus))
        child.start()
        child.join()
        cpus = {min(cpus)}
        os.sched_setaffinity(0, cpus)
