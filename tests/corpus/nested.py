from multiprocessing import Process


def grandchild():
    print("grandchild")


def child():
    print("child")
    started = Process(target=grandchild)
    started.start()
    started.join()


if __name__ == "__main__":
    started = Process(target=child)
    started.start()
    print("started")
    started.join()
    print("done")
