import sys
from multiprocessing import Process


def shout():
    sys.stdout.buffer.write("café\n".encode("latin-1"))
    sys.stdout.flush()


if __name__ == "__main__":
    p = Process(target=shout)
    p.start()
    p.join()
