import os
from concurrent.futures import ProcessPoolExecutor


def count_words(line):
    return len(line.split())


if __name__ == "__main__":
    workers = min(61, os.cpu_count() or 1)
    lines = ["one fish", "two fish", "red fish"]
    with ProcessPoolExecutor(workers) as executor:
        print(sum(executor.map(count_words, lines)))
