from multiprocessing import Manager, Process


def work(d, key, value):
    d[key] = value


if __name__ == "__main__":
    with Manager() as manager:
        d = manager.dict()
        jobs = [Process(target=work, args=(d, i, i * 2)) for i in range(3)]
        for j in jobs:
            j.start()
        for j in jobs:
            j.join()
        print("Results:", sorted(d.items()))
        print(type(d), d._id.isalnum())
