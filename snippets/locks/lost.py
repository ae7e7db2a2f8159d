from multiprocessing import Barrier, Process, Value


def count_visit(visits, both_read):
    seen = visits.value
    both_read.wait()
    visits.value = seen + 1


if __name__ == "__main__":
    visits = Value("i", 0)
    both_read = Barrier(2)
    counters = [
        Process(
            target=count_visit,
            args=(visits, both_read),
        )
        for _ in range(2)
    ]
    for counter in counters:
        counter.start()
    for counter in counters:
        counter.join()
    print("two processes, a visit each:", visits.value)
