# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
import signal
from multiprocessing import Pipe, Process
from threading import Timer


def paint(name, sender):
    if name == "dog":  # as if memory ran out
        os.kill(os.getpid(), signal.SIGKILL)
    sender.send(bytes(200_000))


if __name__ == "__main__":
    limits = {"cat": 60, "dog": 60, "owl": 0.5}
    for name, limit in limits.items():
        picture, sender = Pipe(duplex=False)
        args = name, sender
        painter = Process(target=paint, args=args)
        painter.start()
        sender.close()
        if name == "owl":  # stopped while it sends
            picture.poll(None)
            os.kill(painter.pid, signal.SIGSTOP)
        deadline = Timer(limit, painter.kill)
        deadline.start()
        try:
            print(f"{name}:", len(picture.recv()), "bytes")
        except (EOFError, OSError):
            print(f"{name}: nothing")
        deadline.cancel()
        painter.join()
