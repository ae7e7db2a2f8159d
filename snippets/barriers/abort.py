from multiprocessing import Barrier, Process
from threading import BrokenBarrierError


def add_up(texts, all_read):
    try:
        total = sum(int(text) for text in texts)
        all_read.wait()
    except ValueError as error:
        all_read.abort()
        print(f"{texts}: {error}")
    except BrokenBarrierError:
        print(f"{texts}: {total}, but another one failed")


if __name__ == "__main__":
    all_read = Barrier(3)
    workers = [
        Process(target=add_up, args=(texts, all_read))
        for texts in (["1", "2"], ["3", "x"], ["4"])
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
