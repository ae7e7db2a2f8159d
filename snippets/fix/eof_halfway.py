import os
import signal
from multiprocessing import Pipe, Process
from select import select
from threading import Thread


def send_table(writer):
    table = bytes(10_000_000)
    Thread(target=writer.send, args=[table]).start()
    while select([], [writer], [], 0)[1]:
        pass  # until the pipe is full
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    reader, writer = Pipe(duplex=False)
    sender = Process(target=send_table, args=(writer,))
    sender.start()
    writer.close()
    sender.join()  # it is killed before anything is read
    try:
        print(len(reader.recv()), "bytes")
    except OSError as error:
        print("OSError:", error)
        print("exit code", sender.exitcode)
