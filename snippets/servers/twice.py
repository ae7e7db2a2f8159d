import importlib
import os
from multiprocessing import get_context

print(__name__, "in process", os.getpid())


def load(name):
    importlib.import_module(name)


if __name__ == "__main__":
    load("twice")
    spawn = get_context("spawn")
    worker = spawn.Process(target=load, args=["twice"])
    worker.start()
    worker.join()
