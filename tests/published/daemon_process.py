import sys
import time
from multiprocessing import Process, current_process


def daemon():
    print("Starting:", current_process().name)
    time.sleep(60)
    print("Exiting :", current_process().name)


def non_daemon():
    print("Starting:", current_process().name)
    print("Exiting :", current_process().name)


if __name__ == "__main__":
    d = Process(name="daemon", target=daemon, daemon=True)
    n = Process(name="non-daemon", target=non_daemon)
    d.start()
    time.sleep(1)
    n.start()
    n.join()
    print("alive:", d.is_alive())
    sys.stdout.flush()
