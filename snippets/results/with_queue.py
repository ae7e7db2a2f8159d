from multiprocessing import Process, Queue

TEXTS = {
    "tale": "it was the best of times",
    "play": "to be or not to be",
}


def count_words(title, results):
    count = len(TEXTS[title].split())
    results.put((title, count))


if __name__ == "__main__":
    results = Queue()
    children = [
        Process(target=count_words, args=(title, results))
        for title in TEXTS
    ]
    for child in children:
        child.start()
    counts = dict(results.get() for _ in children)
    for child in children:
        child.join()
    print(counts["tale"], counts["play"])
