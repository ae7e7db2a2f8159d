# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
from multiprocessing import get_context
from threading import Event, Lock, Thread

report_lock = Lock()


def report(name):
    print(f"{name}: waits for the lock")
    with report_lock:
        print(f"{name}: reports")


def refresh(holds_lock, forked):
    with report_lock:
        holds_lock.set()
        forked.wait()


if __name__ == "__main__":
    events = holds_lock, forked = Event(), Event()
    thread = Thread(target=refresh, args=events)
    fork = get_context("fork")
    child = fork.Process(target=report, args=["child"])
    thread.start()
    holds_lock.wait()
    child.start()
    forked.set()
    child.join()
