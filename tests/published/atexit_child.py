import atexit
from multiprocessing import Process


def bye():
    print("bye")


def work():
    atexit.register(bye)
    print("work")


if __name__ == "__main__":
    p = Process(target=work)
    p.start()
    p.join()
