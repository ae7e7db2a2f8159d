import os
from multiprocessing import Process


def who(title):
    print(title)
    print("  module name:", __name__)
    print("  parent pid: ", os.getppid())
    print("  own pid:    ", os.getpid())


if __name__ == "__main__":
    who("main process")
    child = Process(target=who, args=("child",))
    child.start()
    child.join()
