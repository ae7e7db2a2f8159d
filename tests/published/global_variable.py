from multiprocessing import Process

counter = 10


def show():
    print("child sees", counter)


if __name__ == "__main__":
    counter = 20
    p = Process(target=show)
    p.start()
    p.join()
    print("parent sees", counter)
