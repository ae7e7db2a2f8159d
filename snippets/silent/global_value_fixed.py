from multiprocessing import Process, Value


def count_visit(guest, visits):
    visits.value += 1  # no other process does so now
    print(f"{guest} is visit no.", visits.value)


if __name__ == "__main__":
    visits = Value("i", 0, lock=False)
    for guest in "ann", "bob":
        args = guest, visits
        child = Process(target=count_visit, args=args)
        child.start()
        child.join()
    print("visits:", visits.value)
