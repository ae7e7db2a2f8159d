from multiprocessing import Process, Queue


def add_up(limits, sums):
    for last in limits:
        sums.put(sum(range(1, last + 1)))


if __name__ == "__main__":
    sums = Queue()
    args = [100, 200], sums
    child = Process(target=add_up, args=args)
    child.start()
    first = sums.get()
    sums.close()  # nothing is put from here
    print("sums:", first, sums.get())
    child.join()
