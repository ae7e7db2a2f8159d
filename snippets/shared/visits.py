from multiprocessing import Process, Value


def count_visit(visits):
    visits.value += 1
    print("child: ", visits.value)


if __name__ == "__main__":
    visits = Value("i", 0)
    child = Process(target=count_visit, args=(visits,))
    child.start()
    child.join()
    print("parent:", visits.value)
