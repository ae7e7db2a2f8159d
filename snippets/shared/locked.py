from multiprocessing import Process, Value

TEXTS = ["to be or not to be", "that is the question"]


def count_words(text, words):
    for _ in text.split():
        with words.get_lock():
            words.value += 1


if __name__ == "__main__":
    words = Value("i", 0)
    children = [
        Process(target=count_words, args=(text, words))
        for text in TEXTS
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print("words:", words.value)
