from multiprocessing import Array, Barrier, Process, Value


def add_up(numbers, filled, has_looked):
    if filled.value:
        print("worker: the sum is", sum(numbers))
    else:
        print("worker: nothing to add up")
    has_looked.wait()


if __name__ == "__main__":
    numbers = Array("i", 100)
    filled = Value("b", False)
    has_looked = Barrier(2)
    shared = numbers, filled, has_looked
    worker = Process(target=add_up, args=shared)
    worker.start()
    has_looked.wait()
    numbers[:] = range(1, 101)
    filled.value = True
    print("main: filled")
    worker.join()
