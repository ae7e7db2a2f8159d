from multiprocessing import Process


def count(name):
    for number in (1, 2):
        print(name, number)


if __name__ == "__main__":
    print("go")
    ann, bob = (Process(target=count, args=(name,)) for name in ("ann", "bob"))
    ann.start()
    print("ann is under way")
    bob.start()
    ann.join()
    print("ann is over")
    bob.join()
    print("done")
