import os
from multiprocessing import Process, parent_process


def watch():
    parent_process().join()
    print("the main process is gone, the daemon is not")


if __name__ == "__main__":
    watcher = Process(target=watch, daemon=True)
    watcher.start()
    os._exit(0)
