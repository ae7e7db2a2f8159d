# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
from multiprocessing import get_context
from threading import Event, Thread

fork = get_context("fork")
prices = {"tea": 3}
refreshed = Event()


def refresh():
    prices["tea"] = 4
    refreshed.set()


def start_refreshing():
    Thread(target=refresh, daemon=True).start()


os.register_at_fork(after_in_child=start_refreshing)


def serve():
    refreshed.wait()
    print("worker has tea for", prices["tea"])


if __name__ == "__main__":
    worker = fork.Process(target=serve)
    worker.start()
    worker.join()
    print("master has tea for", prices["tea"])
