from multiprocessing import Barrier, Process, Value


def download(connections, all_in):
    with connections.get_lock():
        connections.value += 1
    all_in.wait()


if __name__ == "__main__":
    connections = Value("i", 0)
    all_in = Barrier(5)
    workers = [
        Process(
            target=download,
            args=(connections, all_in),
        )
        for _ in range(4)
    ]
    for worker in workers:
        worker.start()
    all_in.wait()
    print("connections at once:", connections.value)
    for worker in workers:
        worker.join()
