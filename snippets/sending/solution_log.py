from multiprocessing import Pool


class Counter:
    def __init__(self, path):
        self.path = path

    def count_words(self, text):
        with open(self.path, "a") as log:
            print("counting", text, file=log)
        return len(text.split())


if __name__ == "__main__":
    texts = ["to be", "or not to be"]
    counter = Counter("log.txt")
    with Pool(1) as pool:
        print(pool.map(counter.count_words, texts))
    with open("log.txt") as log:
        print(log.read(), end="")
