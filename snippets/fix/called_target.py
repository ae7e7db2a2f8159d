import os
from multiprocessing import Process


def greet():
    print("in main:", os.getpid() == main)


if __name__ == "__main__":
    main = os.getpid()
    child = Process(target=greet())
    child.start()
    child.join()
    print("exit code:", child.exitcode)
