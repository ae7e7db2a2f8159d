import sys
from threading import Thread

settings = {"port": 99_999}


def check():
    if settings["port"] > 65_535:
        sys.exit(3)


if __name__ == "__main__":
    checker = Thread(target=check)
    checker.start()
    checker.join()
    print("settings are fine")
