import os
from multiprocessing import Process
from threading import Thread, main_thread


def save(pages):
    main_thread().join()  # the child's, not the parent's
    print("thread in", os.getpid(), "saved", pages)


def edit(page):
    saver = Thread(target=save, args=([page],))
    saver.start()
    print("child", os.getpid(), "has edited", page)


if __name__ == "__main__":
    child = Process(target=edit, args=("home",))
    child.start()
    child.join()
    print("main process", os.getpid(), "has joined it")
