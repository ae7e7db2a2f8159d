from multiprocessing import get_context
from threading import Event, Lock, Thread

report_lock = Lock()


def report(name):
    with report_lock:
        print(f"{name}: reports")


def refresh(holds_lock, forked):
    with report_lock:
        holds_lock.set()
        forked.wait()
        print("thread: reports")


if __name__ == "__main__":
    events = holds_lock, forked = Event(), Event()
    thread = Thread(target=refresh, args=events)
    fork = get_context("fork")
    child = fork.Process(target=report, args=["child"])
    thread.start()
    holds_lock.wait()
    child.start()
    forked.set()
    thread.join()
    report("main")
    child.join()
