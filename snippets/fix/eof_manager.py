import os
import signal
from multiprocessing.managers import BaseManager


class Index:
    def load(self):  # as if memory had run out
        os.kill(os.getpid(), signal.SIGKILL)


class Search(BaseManager):
    pass


Search.register("Index", Index)

if __name__ == "__main__":
    with Search() as search:
        index = search.Index()
        index.load()
