from multiprocessing import Process


def count_words(name, text, counts):
    counts[name] = len(text.split())


if __name__ == "__main__":
    texts = {
        "hamlet": "to be or not",
        "iliad": "sing",
    }
    counts = {}
    workers = [
        Process(
            target=count_words, args=(name, text, counts)
        )
        for name, text in texts.items()
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    for name in sorted(counts):
        print(name, counts[name])
    print(len(counts), "texts counted")
