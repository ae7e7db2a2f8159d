# /// script
# dependencies = ["numpy"]
# [tool.snippet]
# platforms = ["linux"]
# ///
import os
from multiprocessing import get_context

import numpy


def multiply(process):
    table = numpy.ones((500, 500))
    table @ table
    threads = os.listdir("/proc/self/task")
    print(f"threads in {process}:", len(threads))


if __name__ == "__main__":
    os.environ["OMP_NUM_THREADS"] = "1"
    multiply("main")
    for method in "fork", "spawn":
        worker = get_context(method).Process(
            target=multiply, args=[method]
        )
        worker.start()
        worker.join()
