from multiprocessing import Pool


def count_words(line):
    return len(line.split())


if __name__ == "__main__":
    pool = Pool(2)
    for line in ["one fish", "two"]:
        count = pool.apply_async(count_words, [line])
        print(count.get())
        pool.close()
        pool.join()
