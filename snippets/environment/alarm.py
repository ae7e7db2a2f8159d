# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import signal
from multiprocessing import Process


def tell():
    print("alarm in the child:", signal.alarm(0) > 0)


if __name__ == "__main__":
    signal.alarm(3600)
    child = Process(target=tell)
    child.start()
    child.join()
    print("alarm in the parent:", signal.alarm(0) > 0)
