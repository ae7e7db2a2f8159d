# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
from multiprocessing import Pipe, Process


def paint(sender):
    sender.send(bytes(10_000_000))


if __name__ == "__main__":
    picture, sender = Pipe(duplex=False)
    painter = Process(target=paint, args=(sender,))
    painter.start()
    print("something to receive:", picture.poll(None))
    painter.kill()
    painter.join()
    print("exit code:", painter.exitcode)
    print("bytes:", len(picture.recv()))
