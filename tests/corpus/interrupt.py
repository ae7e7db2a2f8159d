import time
from multiprocessing import Process


def work(name):
    try:
        print(name, "works")
        time.sleep(1000)
    except KeyboardInterrupt:
        print(name, "stops")


if __name__ == "__main__":
    child = Process(target=work, args=("child",))
    child.start()
    work("parent")
    child.join()
    print("end")
