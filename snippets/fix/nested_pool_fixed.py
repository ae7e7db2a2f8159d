from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool


def count_words(line):
    return len(line.split())


def count_page(lines):
    with Pool(2) as inner:
        return sum(inner.map(count_words, lines))


if __name__ == "__main__":
    pages = [["one fish", "two fish"], ["red fish"]]
    with ProcessPoolExecutor(2) as pool:
        counts = pool.map(count_page, pages)
    print(list(counts))
