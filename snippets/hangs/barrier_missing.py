from multiprocessing import Barrier, Process


def add_up(texts, all_read):
    total = sum(map(int, texts))
    all_read.wait()
    print(f"{texts}: {total}")


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
