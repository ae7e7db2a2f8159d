import signal
import sys
from multiprocessing import Event, Process


def serve(ready):
    print("serving")
    ready.set()
    signal.pause()


if __name__ == "__main__":
    ready = Event()
    server = Process(target=serve, args=(ready,))
    server.start()
    ready.wait()
    server.kill()
    server.join()
    print("exit code", server.exitcode)
    sys.exit(3)
