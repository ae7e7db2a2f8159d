from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool, Process


def count_words(text):
    print(len(text.split()), "words")


def count_in_child(text):
    child = Process(target=count_words, args=(text,))
    child.start()
    child.join()


if __name__ == "__main__":
    texts = ["a process may start a process"]
    with ProcessPoolExecutor(1) as executor:
        list(executor.map(count_in_child, texts))
    with Pool(1) as pool:
        try:
            pool.map(count_in_child, texts)
        except AssertionError as error:
            print("Pool:", error)
