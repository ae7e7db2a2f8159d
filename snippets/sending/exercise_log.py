from multiprocessing import Pool


class Counter:
    def __init__(self, log):
        self.log = log

    def count_words(self, text):
        print("counting", text, file=self.log)
        return len(text.split())


if __name__ == "__main__":
    texts = ["to be", "or not to be"]
    with open("log.txt", "a") as log, Pool(1) as pool:
        counter = Counter(log)
        print(pool.map(counter.count_words, texts))
    with open("log.txt") as log:
        print(log.read(), end="")
