import os
from multiprocessing import Process


def info(title):
    print(title)
    print("module name:", __name__)
    print("parent process:", os.getppid())
    print("process id:", os.getpid())


if __name__ == "__main__":
    info("main line")
    p = Process(target=info, args=("function f",))
    p.start()
    p.join()
