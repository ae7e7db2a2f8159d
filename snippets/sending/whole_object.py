import pickle
from multiprocessing import Pool


class Archive:
    def __init__(self, texts):
        self.texts = texts
        self.asked = 0

    def count_words(self, number):
        self.asked += 1
        return len(self.texts[number].split()), self.asked


def count_words(text):
    return len(text.split())


if __name__ == "__main__":
    archive = Archive(["a b c " * 5_000, "d e " * 5_000])
    for function in count_words, archive.count_words:
        size = len(pickle.dumps(function))
        print(f"{size:,} bytes for {function.__qualname__}")
    with Pool(1) as pool:
        for number in 0, 1:
            print(
                pool.apply(archive.count_words, (number,))
            )
    print("asked in the main process:", archive.asked)
