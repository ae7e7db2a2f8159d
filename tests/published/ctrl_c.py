import time
from multiprocessing import Process


def work():
    try:
        time.sleep(60)
    except KeyboardInterrupt:
        print("worker: cleaning up")


if __name__ == "__main__":
    worker = Process(target=work)
    worker.start()
    print("press Ctrl-C to stop")
    try:
        worker.join()
    except KeyboardInterrupt:
        worker.join()
        print("main: bye")
