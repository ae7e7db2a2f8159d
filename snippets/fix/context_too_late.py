from multiprocessing import Process, Queue, set_start_method


def count_words(line, counts):
    counts.put(len(line.split()))


if __name__ == "__main__":
    counts = Queue()
    set_start_method("spawn")
    line = "to be or not to be"
    child = Process(target=count_words, args=(line, counts))
    child.start()
    print(counts.get(), "words")
    child.join()
