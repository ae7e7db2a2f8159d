"""With two that put, nobody knows whose item comes first."""

from multiprocessing import Process, Queue


def make(name, items):
    print(name)
    items.put(name)


if __name__ == "__main__":
    items = Queue()
    makers = [Process(target=make, args=(name, items)) for name in ("ann", "bob")]
    for maker in makers:
        maker.start()
    items.get()
    print("one came")
    for maker in makers:
        maker.join()
    print("end")
