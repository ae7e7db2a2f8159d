import signal
from multiprocessing import Event, Process


def serve(ready):
    print("serving")
    ready.set()
    signal.pause()


if __name__ == "__main__":
    ready = Event()
    print("begin")
    Process(target=serve, args=(ready,), daemon=True).start()
    ready.wait()
    print("end")
