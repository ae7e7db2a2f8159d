from multiprocessing import Pool

stop_words = set()


def load(text):
    stop_words = set()
    for word in text.split():
        stop_words.add(word)


def count_words(line):
    return len(set(line.split()) - stop_words)


if __name__ == "__main__":
    lines = ["the cat and the dog", "a fish"]
    with Pool(
        2, initializer=load, initargs=["a the and"]
    ) as pool:
        print(pool.map(count_words, lines))
