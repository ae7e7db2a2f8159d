from multiprocessing import Pool


def count_words(line):
    return len(line.split())


if __name__ == "__main__":
    with Pool(2) as pool:
        print(pool.map(count_words, ["one fish", "two"]))
        print(pool.map(count_words, ["red fish", "blue"]))
