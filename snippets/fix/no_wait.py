from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context


def double(number):
    return 2 * number


if __name__ == "__main__":
    executor = ProcessPoolExecutor(
        1,
        mp_context=get_context("spawn"),
        max_tasks_per_child=1,
    )
    numbers = executor.map(double, [1, 2, 3])
    executor.shutdown(wait=False)
    print("main: waits for the results")
    print(list(numbers))
