from multiprocessing import Process


def count_words(text):
    print("words:", len(text.split()))


if __name__ == "__main__":
    text = "one fish two fish"
    for _ in range(2):
        child = Process(target=count_words, args=(text,))
        child.start()
        child.join()
