from multiprocessing import Event, Process, Queue


def produce(words, is_full):
    words.put("one")
    words.put("two")
    print("two words are in; full:", words.full())
    is_full.set()
    words.put("three")
    print("the third is in")


if __name__ == "__main__":
    words, is_full = Queue(maxsize=2), Event()
    producer = Process(
        target=produce, args=(words, is_full)
    )
    producer.start()
    is_full.wait()
    print("main takes the first")
    taken = [words.get() for _ in range(3)]
    producer.join()
    print("taken:", *taken)
