from multiprocessing import Process, Queue


def count_words(texts, counts):
    for text in iter(texts.get, None):
        counts.put(len(text.split()))
    print("one counter ends")


if __name__ == "__main__":
    texts, counts = Queue(), Queue()
    queues = texts, counts
    counters = [
        Process(target=count_words, args=queues)
        for _ in range(2)
    ]
    for counter in counters:
        counter.start()
    books = "to be or not", "call me Ishmael"
    for text in *books, None:
        texts.put(text)
    print("words:", sum(counts.get() for _ in books))
    for counter in counters:
        counter.join()
    print("all counters have ended")
