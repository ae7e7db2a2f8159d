import random
from multiprocessing import Process


def draw(name):
    print(f"{name} drew {random.randint(0, 10**6)}")


if __name__ == "__main__":
    for name in ("Ann", "Bob"):
        p = Process(target=draw, args=(name,))
        p.start()
        p.join()
