# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
from multiprocessing import get_context
from threading import Event, Lock, Thread

report_lock = Lock()
holds_lock, wanted = Event(), Event()


def refresh():
    with report_lock:  # until the lock is wanted
        holds_lock.set()
        wanted.wait()


def report():
    print("child: begins")
    wanted.set()
    with report_lock:
        print("child: reports")


if __name__ == "__main__":
    Thread(target=refresh, daemon=True).start()
    holds_lock.wait()
    forkserver = get_context("forkserver")
    child = forkserver.Process(target=report)
    child.start()
    child.join()
