from queue import Queue
from threading import Thread


def count_words(lines, counts):
    while (line := lines.get()) is not None:
        counts.append(len(line.split()))


if __name__ == "__main__":
    lines, counts = Queue(), []
    workers = [
        Thread(target=count_words, args=(lines, counts))
        for _ in range(2)
    ]
    for worker in workers:
        worker.start()
    for line in "salt and rye", "rye", "two figs":
        lines.put(line)
    for _ in workers:
        lines.put(None)
    for worker in workers:
        worker.join()
    print(sum(counts), "words in", len(counts), "lines")
