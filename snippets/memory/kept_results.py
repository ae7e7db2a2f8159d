import gc
from concurrent.futures import (
    ProcessPoolExecutor,
    as_completed,
)
from weakref import WeakSet

SIZES = range(8)


class Table:
    def __init__(self, size):
        self.rows = bytes(size * 100_000)


alive = WeakSet()


def use(future):
    alive.add(future.result())


def tell(what):
    gc.collect()  # free-threaded builds free later
    print(f"{what}: {len(alive)} tables in memory")


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        futures = [executor.submit(Table, n) for n in SIZES]
        for future in as_completed(futures):
            use(future)
        tell("all in the list")

        del futures, future
        tell("list deleted")

        futures = {executor.submit(Table, n) for n in SIZES}
        for future in as_completed(list(futures)):
            use(future)
            futures.remove(future)
        del future
        tell("removed one by one")
