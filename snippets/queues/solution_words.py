from multiprocessing import Process, Queue


def count_words(name, text, results):
    results.put((name, len(text.split())))


if __name__ == "__main__":
    texts = {
        "hamlet": "to be or not",
        "iliad": "sing",
    }
    results = Queue()
    workers = [
        Process(
            target=count_words, args=(name, text, results)
        )
        for name, text in texts.items()
    ]
    for worker in workers:
        worker.start()
    counts = dict(results.get() for _ in workers)
    for worker in workers:
        worker.join()
    for name in sorted(counts):
        print(name, counts[name])
    print(len(counts), "texts counted")
