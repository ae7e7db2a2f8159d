from multiprocessing import Barrier, Process
from threading import BrokenBarrierError


def add_up(texts, all_read):
    try:
        total = sum(map(int, texts))
        all_read.wait(timeout=60)
        print(f"{texts}: {total}")
    except ValueError:
        all_read.abort()
        raise
    except BrokenBarrierError:
        print(f"{texts}: another one did not come")


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
