from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool


def count_words(line):
    return len(line.split())


def count_in_pool(lines):
    with Pool(2) as inner:
        return sum(inner.map(count_words, lines))


if __name__ == "__main__":
    texts = [["one fish", "two fish"], ["red fish"]]
    with Pool(2) as pool:
        try:
            print(pool.map(count_in_pool, texts))
        except AssertionError as error:
            print("in a pool:", error)
        pool.close()
        pool.join()
    with ProcessPoolExecutor(2) as executor:
        counts = list(executor.map(count_in_pool, texts))
    print("in an executor:", counts)
