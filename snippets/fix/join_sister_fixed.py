from multiprocessing import Process, Queue


def load(names):
    names.put(["iliad", "hamlet"])


def count(names):
    print("texts:", len(names.get()))


if __name__ == "__main__":
    names = Queue()
    loader = Process(target=load, args=(names,))
    counter = Process(target=count, args=(names,))
    counter.start()
    loader.start()
    counter.join()
    loader.join()
