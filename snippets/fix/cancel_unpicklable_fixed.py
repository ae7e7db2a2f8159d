import time
from concurrent.futures import ProcessPoolExecutor


class Table:
    def __init__(self, rows):
        self.rows = rows
        self.total = lambda: sum(self.rows)

    def __getstate__(self):
        time.sleep(2)  # a large table takes its time
        return self.__dict__


def add_up(table):
    return table.total()


if __name__ == "__main__":
    executor = ProcessPoolExecutor(1)
    future = executor.submit(add_up, Table([1, 2]))
    while not future.running():
        time.sleep(0.01)
    print("main: shuts down")
    executor.shutdown()
    print("main:", type(future.exception()).__name__)
