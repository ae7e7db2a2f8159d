from multiprocessing import Barrier, Process
from time import sleep


def add_up(texts, all_read):
    total = sum(map(int, texts))
    all_read.wait()
    print(f"{texts}: {total}")


if __name__ == "__main__":
    all_read = Barrier(3)
    workers = [
        Process(
            target=add_up,
            args=(texts, all_read),
            daemon=True,
        )
        for texts in (["1", "2"], ["3", "x"], ["4"])
    ]
    for worker in workers:
        worker.start()
    workers[1].join()
    while all_read.n_waiting < 2:
        sleep(0.01)
    print(all_read.n_waiting, "wait for", all_read.parties)
    print([worker.exitcode for worker in workers])
