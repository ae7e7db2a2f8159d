from multiprocessing import Manager, Process


def work(shared, number):
    print("worker", number)
    shared.append(number)


if __name__ == "__main__":
    with Manager() as manager:
        shared = manager.list()
        workers = [Process(target=work, args=(shared, number)) for number in (1, 2)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        print("shared", sorted(shared))
    print("end")
