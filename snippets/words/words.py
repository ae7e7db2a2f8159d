import os
import re
import signal
import sys
import tokenize
from collections import Counter
from multiprocessing import Pool
from pathlib import Path


def count_words(path):
    counts = Counter()
    with tokenize.open(path) as file:
        for token in tokenize.generate_tokens(
            file.readline
        ):
            if token.type == tokenize.COMMENT:
                comment = token.string.lower()
                counts.update(re.findall("[a-z]+", comment))
    return counts


def try_to_count(path):
    try:
        return path, count_words(path), None
    except Exception as error:
        return path, Counter(), error


def create_pool():
    usual = signal.signal(signal.SIGINT, signal.SIG_IGN)
    pool = Pool()  # the workers ignore Ctrl-C
    signal.signal(signal.SIGINT, usual)
    return pool


def count_all(paths, report):
    total, failed = Counter(), []
    with create_pool() as pool:
        results = pool.imap_unordered(
            try_to_count, paths, chunksize=8
        )
        for done, result in enumerate(results, 1):
            path, counts, error = result
            total.update(counts)
            if error:
                failed.append(f"{path}: {error}")
            quarters = 4 * done // len(paths)
            if quarters > 4 * (done - 1) // len(paths):
                report(f"{quarters} of 4 quarters")
    return total, failed


def main(paths):
    try:
        total, failed = count_all(paths, print)
    except KeyboardInterrupt:
        print("stopped by Ctrl-C")
        sys.exit(130)
    print([word for word, _ in total.most_common(3)])
    print("failed:", failed)


if __name__ == "__main__":
    library = Path(os.__file__).parent
    folder = Path(sys.argv[1]) if sys.argv[1:] else library
    main(sorted(folder.glob("*.py")))
