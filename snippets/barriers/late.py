from multiprocessing import Barrier, Process
from threading import BrokenBarrierError


def work(rank, all_done):
    try:
        all_done.wait(timeout=0.3)
        print(f"worker {rank}: all are done")
    except BrokenBarrierError:
        print(f"worker {rank}: waited in vain")


if __name__ == "__main__":
    all_done = Barrier(3)
    workers = [
        Process(target=work, args=(rank, all_done))
        for rank in range(2)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print("broken:", all_done.broken)
