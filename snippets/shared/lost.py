from multiprocessing import Barrier, Process, Value


def count_visit(visits, both_have_read):
    seen = visits.value
    both_have_read.wait()
    visits.value = seen + 1


if __name__ == "__main__":
    visits = Value("i", 0)
    both_have_read = Barrier(2)
    children = [
        Process(
            target=count_visit,
            args=(visits, both_have_read),
        )
        for _ in range(2)
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print(
        "two children counted a visit each:", visits.value
    )
