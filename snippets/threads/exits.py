import os
from multiprocessing import Process
from threading import Thread


def leave():
    os._exit(3)


if __name__ == "__main__":
    child = Process(target=leave)
    child.start()
    child.join()
    print("the child ended with", child.exitcode)

    thread = Thread(target=leave)
    print("now in a thread")
    thread.start()
    thread.join()
    print("the thread has ended")
