from multiprocessing import Pool
from multiprocessing.pool import ThreadPool

seen = []


def count_words(line):
    seen.append(line)
    return len(line.split())


if __name__ == "__main__":
    lines = ["so it goes", "and on"]
    for kind in Pool, ThreadPool:
        seen.clear()
        with kind(2) as pool:
            counts = pool.map(count_words, lines)
        print(counts, "seen:", len(seen))
