# /// script
# requires-python = ">=3.15"
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context


def worker_of(item):
    return os.getpid()


if __name__ == "__main__":
    for method in "fork", "spawn":
        print(method)
        context = get_context(method)
        try:
            with ProcessPoolExecutor(
                1, context, max_tasks_per_child=2
            ) as executor:
                pids = executor.map(worker_of, range(5))
                print(*pids)
        except ValueError as error:
            print(error)
