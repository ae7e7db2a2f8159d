from multiprocessing import Process


def greet(name):
    print("hello from", name)


if __name__ == "__main__":
    names = "ann", "bob", "cyd"
    children = [
        Process(target=greet, args=(name,))
        for name in names
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print("all have ended")
