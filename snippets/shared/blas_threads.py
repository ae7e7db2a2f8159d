# /// script
# dependencies = ["numpy"]
# [tool.snippet]
# platforms = ["linux"]
# ///
import os
from multiprocessing import Process


def multiply(case, variables):
    os.environ.update(variables)
    import numpy

    table = numpy.ones((500, 500))
    table @ table
    threads = os.listdir("/proc/self/task")
    print(f"threads {case}:", len(threads))


if __name__ == "__main__":
    limit = {"OMP_NUM_THREADS": "1"}
    for case in ("as is", {}), ("limited", limit):
        worker = Process(target=multiply, args=case)
        worker.start()
        worker.join()
