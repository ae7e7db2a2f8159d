from multiprocessing import Event, Process, Queue


def add_up(last, sums, go_on):
    go_on.wait()  # as if the sum took long
    sums.put(sum(range(1, last + 1)))


if __name__ == "__main__":
    sums, go_on = Queue(), Event()
    args = 100, sums, go_on
    child = Process(target=add_up, args=args)
    child.start()
    try:
        print("sum:", sums.get_nowait())
    finally:
        go_on.set()
        child.join()
