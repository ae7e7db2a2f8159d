"""Forks while another thread prints."""

from multiprocessing import get_context
from threading import Barrier, Thread


def work(name):
    print("child", name)


def chat(barrier):
    for number in range(600):
        if number % 30 == 0:
            barrier.wait()
        print("thread", number)


if __name__ == "__main__":
    fork, barrier = get_context("fork"), Barrier(2)
    print("begin")
    thread = Thread(target=chat, args=(barrier,))
    thread.start()
    for name in range(20):
        barrier.wait()
        child = fork.Process(target=work, args=(name,))
        child.start()
        child.join()
    thread.join()
    print("end")
