from itertools import islice
from multiprocessing import Pool


def count_words(line):
    return len(line.split())


if __name__ == "__main__":
    pages = [["one fish", "two fish"], ["red fish"]]
    lines = [line for page in pages for line in page]
    with Pool(2) as pool:
        counts = iter(pool.map(count_words, lines))
    for page in pages:
        print(sum(islice(counts, len(page))))
