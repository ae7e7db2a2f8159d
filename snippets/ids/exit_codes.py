import sys
import time
from multiprocessing import Process


def finish():
    return "all went well"


def give_up():
    sys.exit(3)


def divide():
    return 1 / 0


def wait():
    time.sleep(60)


if __name__ == "__main__":
    for target in finish, give_up, divide, wait:
        child = Process(target=target)
        child.start()
        if target is wait:
            print("still running:", child.exitcode)
            child.terminate()
        child.join()
        print(f"{target.__name__}:", child.exitcode)
