from multiprocessing import Process, Value

visits = Value("i", 0, lock=False)


def count_visit(guest):
    visits.value += 1  # no other process does so now
    print(f"{guest} is visit no.", visits.value)


if __name__ == "__main__":
    for guest in "ann", "bob":
        child = Process(target=count_visit, args=(guest,))
        child.start()
        child.join()
    print("visits:", visits.value)
