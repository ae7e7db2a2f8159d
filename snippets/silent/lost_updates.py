from multiprocessing import Barrier, Manager, Process, Value


def count_words(text, both):
    both.wait()  # neither is done before the other
    return len(text.split())


def add_up(text, both, total, counts):
    total.value += count_words(text, both)
    counts["words"] += count_words(text, both)


if __name__ == "__main__":
    texts = ["to be or not", "that is the question"]
    with Manager() as manager:
        total, counts = Value("i"), manager.dict(words=0)
        shared = Barrier(2), total, counts
        children = [
            Process(target=add_up, args=(text, *shared))
            for text in texts
        ]
        for child in children:
            child.start()
        for child in children:
            child.join()
        print("Value:", total.value)
        print("dict: ", counts["words"])
