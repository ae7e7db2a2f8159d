import time
from multiprocessing import Process


def work(name):
    print(name, "works")


if __name__ == "__main__":
    first = Process(target=work, args=("first",))
    first.start()
    while first.is_alive():
        time.sleep(0.01)
    print("first is not alive")
    second = Process(target=work, args=("second",))
    second.start()
    while second.exitcode is None:
        time.sleep(0.01)
    print("second has an exit code")
