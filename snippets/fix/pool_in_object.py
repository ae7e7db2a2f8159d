from multiprocessing import Pool


class Counter:
    def __init__(self, pool):
        self.pool = pool

    def count_words(self, text):
        return len(text.split())

    def count_all(self, texts):
        return self.pool.map(self.count_words, texts)


if __name__ == "__main__":
    with Pool(2) as pool:
        counter = Counter(pool)
        print(counter.count_all(["to be", "or not"]))
