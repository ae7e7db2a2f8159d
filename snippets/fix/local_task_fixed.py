from functools import partial
from multiprocessing import Pool


def count(letter, text):
    return text.count(letter)


def count_all(texts, letter):
    with Pool(1) as pool:
        task = partial(count, letter)
        counts = pool.map_async(task, texts)
        print("handed out")
        return counts.get()


if __name__ == "__main__":
    print(count_all(["banana", "lemon"], "a"))
