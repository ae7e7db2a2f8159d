# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import signal
from multiprocessing import Process, current_process


def save(number, frame):
    print(current_process().name, "saves its work")


def work():
    signal.raise_signal(signal.SIGTERM)
    print("still at work")


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, save)
    worker = Process(target=work, name="worker")
    worker.start()
    worker.join()
    print("exit code:", worker.exitcode)
