import os
import signal
from multiprocessing import Pipe, Process


def add_up(limit, writer):
    if limit > 10_000:  # as if memory had run out
        os.kill(os.getpid(), signal.SIGKILL)
    writer.send(sum(range(limit)))


if __name__ == "__main__":
    for limit in 1_000, 1_000_000:
        reader, writer = Pipe(duplex=False)
        adder = Process(target=add_up, args=(limit, writer))
        adder.start()
        writer.close()
        try:
            print("sum:", reader.recv())
        except (EOFError, OSError):
            adder.join()
            print("no sum, exit code", adder.exitcode)
