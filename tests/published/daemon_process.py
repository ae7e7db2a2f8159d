import sys
import time
from multiprocessing import Event, Process, current_process


def daemon(ready):
    print("Starting:", current_process().name)
    ready.set()
    time.sleep(60)
    print("Exiting :", current_process().name)


def non_daemon():
    print("Starting:", current_process().name)
    print("Exiting :", current_process().name)


if __name__ == "__main__":
    ready = Event()
    d = Process(name="daemon", target=daemon, args=(ready,), daemon=True)
    n = Process(name="non-daemon", target=non_daemon)
    d.start()
    ready.wait()
    n.start()
    n.join()
    print("alive:", d.is_alive())
    sys.stdout.flush()
