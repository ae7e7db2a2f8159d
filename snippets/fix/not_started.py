from multiprocessing import Process


def count_words(text):
    print("words:", len(text.split()))


if __name__ == "__main__":
    text = "one fish two fish"
    child = Process(target=count_words, args=(text,))
    child.join()
