import time
from multiprocessing import Event, Process


def work(ready):
    try:
        ready.set()
        time.sleep(60)
    except KeyboardInterrupt:
        print("worker: cleaning up")


if __name__ == "__main__":
    ready = Event()
    worker = Process(target=work, args=(ready,))
    worker.start()
    try:
        ready.wait()
        print("press Ctrl-C to stop")
        worker.join()
    except KeyboardInterrupt:
        worker.join()
        print("main: bye")
