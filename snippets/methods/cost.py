# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
from multiprocessing import get_context
from statistics import median
from time import perf_counter


def nothing():
    pass


def start_and_join(context):
    began = perf_counter()
    child = context.Process(target=nothing)
    child.start()
    child.join()
    return (perf_counter() - began) * 1000


if __name__ == "__main__":
    for method in "fork", "spawn", "forkserver":
        context = get_context(method)
        first = start_and_join(context)
        then = median(
            start_and_join(context) for _ in range(9)
        )
        times = f"{first:5.1f} ms, then {then:5.1f} ms"
        print(f"{method:10} {times}")
