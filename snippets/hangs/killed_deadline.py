# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
from multiprocessing import Pipe, Process
from threading import Timer
from time import sleep


def paint(name, sender):
    if name == "owl":
        sleep(60)  # takes too long
    sender.send(bytes(200_000))


if __name__ == "__main__":
    limits = {"cat": 60, "dog": 60, "owl": 0.5}
    for name, limit in limits.items():
        picture, sender = Pipe(duplex=False)
        args = name, sender
        painter = Process(target=paint, args=args)
        painter.start()
        sender.close()
        deadline = Timer(limit, painter.kill)
        deadline.start()
        if name == "dog":  # killed while it sends
            picture.poll(None)
            painter.kill()
            painter.join()
        try:
            print(f"{name}:", len(picture.recv()), "bytes")
        except (EOFError, OSError):
            print(f"{name}: nothing")
        deadline.cancel()
        painter.join()
