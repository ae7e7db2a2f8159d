import sys
from multiprocessing import Event, Process


def work(go):
    go.wait()
    print("work")


if __name__ == "__main__":
    early = sys.argv[1] == "early"
    go = Event()
    worker = Process(target=work, args=(go,))
    worker.start()
    if early:
        go.set()
    worker.join(timeout=60 if early else 0)
    print("waited")
    go.set()
    worker.join()
    print("over")
