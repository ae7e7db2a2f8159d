# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
from multiprocessing import get_context
from threading import Event, Thread

fork = get_context("fork")
forked, refreshed = Event(), fork.Event()
prices = {"tea": 3}


def refresh():
    forked.wait()
    prices["tea"] = 4
    refreshed.set()


refresher = Thread(target=refresh, daemon=True)
refresher.start()


def serve():
    print("worker has the thread:", refresher.is_alive())
    refreshed.wait()
    print("worker has tea for", prices["tea"])


if __name__ == "__main__":
    worker = fork.Process(target=serve)
    worker.start()
    forked.set()
    worker.join()
    print("master has tea for", prices["tea"])
