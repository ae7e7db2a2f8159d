# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
import signal
import time
from multiprocessing import Event, Process

stopping = False


def stop(number, frame):
    global stopping
    stopping = True
    signal.signal(number, signal.SIG_DFL)


def work(started, seconds):
    signal.signal(signal.SIGTERM, stop)
    while not stopping:
        started.set()
        time.sleep(seconds)  # a task
        print("task done")
    print("worker: no more tasks")


def exit_code(seconds, signals):
    started = Event()
    worker = Process(target=work, args=(started, seconds))
    worker.start()
    started.wait()
    for _ in range(signals):
        os.kill(worker.pid, signal.SIGTERM)
        time.sleep(0.5)
    worker.join()
    return worker.exitcode


if __name__ == "__main__":
    print("one signal:", exit_code(1, 1))
    print("two signals:", exit_code(60, 2))
