import os
from multiprocessing import Process


def where():
    print("child in", os.getcwd())


if __name__ == "__main__":
    print("parent in", os.getcwd())
    p = Process(target=where)
    p.start()
    p.join()
