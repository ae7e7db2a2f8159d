# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
from multiprocessing import Pipe, Process, parent_process
from signal import SIGKILL


def keep_books(ready):
    ready.send(True)
    parent_process().join()
    print("child: the main process is gone, I am not")


if __name__ == "__main__":
    receiver, sender = Pipe(duplex=False)
    child = Process(target=keep_books, args=[sender])
    child.start()
    receiver.recv()
    print("main: reads all orders")
    os.kill(os.getpid(), SIGKILL)  # as if memory ran out
    print("main: has read them")
