import os
from multiprocessing import Process


def tell():
    print("the child sees", os.environ["LOG_LEVEL"])


if __name__ == "__main__":
    for level in "info", "debug":
        os.environ["LOG_LEVEL"] = level
        print("the parent sets", level)
        child = Process(target=tell)
        child.start()
        child.join()
