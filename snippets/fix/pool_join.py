from multiprocessing import Pool


def count_words(line):
    return len(line.split())


if __name__ == "__main__":
    with Pool(2) as pool:
        count = pool.apply(count_words, ["one fish"])
        pool.join()
    print(count)
