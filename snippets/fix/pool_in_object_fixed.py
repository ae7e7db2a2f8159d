from multiprocessing import Pool


def count_words(text):
    return len(text.split())


class Counter:
    def __init__(self, pool):
        self.pool = pool

    def count_all(self, texts):
        return self.pool.map(count_words, texts)


if __name__ == "__main__":
    with Pool(2) as pool:
        counter = Counter(pool)
        print(counter.count_all(["to be", "or not"]))
