import time
from multiprocessing import Process


def add():
    sum(range(2_000_000))
    time.sleep(0.3)


if __name__ == "__main__":
    p = Process(target=add)
    p.start()
    while p.is_alive():
        print("still working")
        time.sleep(0.005)
    print("done")
