from multiprocessing import Process, Queue


def count_words(lines, counts):
    while (line := lines.get()) is not None:
        counts.put(len(line.split()))


if __name__ == "__main__":
    lines, counts = Queue(), Queue()
    workers = [
        Process(target=count_words, args=(lines, counts))
        for _ in range(2)
    ]
    for worker in workers:
        worker.start()
    poem = ["salt and rye", "rye", "two figs"]
    for line in poem:
        lines.put(line)
    for _ in workers:
        lines.put(None)
    found = [counts.get() for _ in poem]
    for worker in workers:
        worker.join()
    print(sum(found), "words in", len(found), "lines")
