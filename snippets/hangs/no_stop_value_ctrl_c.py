# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
from multiprocessing import Process, Queue


def count_words(texts, counts):
    for text in iter(texts.get, None):
        counts.put(len(text.split()))


if __name__ == "__main__":
    texts, counts = Queue(), Queue()
    queues = texts, counts
    counter = Process(target=count_words, args=queues)
    counter.start()
    texts.put("to be or not")
    print("words:", counts.get())
    counter.join()
