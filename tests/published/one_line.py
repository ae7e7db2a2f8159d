from multiprocessing import Barrier, Process


def dots(barrier, sign):
    for _ in range(3):
        barrier.wait()
        print(sign, end="", flush=True)
    barrier.wait()
    print()


if __name__ == "__main__":
    barrier = Barrier(2)
    workers = [Process(target=dots, args=(barrier, sign)) for sign in "ox"]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
