import sys
from multiprocessing import Process

settings = {"port": 99_999}


def check():
    if settings["port"] > 65_535:
        sys.exit(3)


if __name__ == "__main__":
    checker = Process(target=check)
    checker.start()
    checker.join()
    if checker.exitcode == 0:
        print("settings are fine")
    else:
        print("the check ended with", checker.exitcode)
