import os
import re
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
    except OSError as error:
        return path, Counter(), error


if __name__ == "__main__":
    library = Path(os.__file__).parent
    paths = sorted(library.glob("*.py"))
    paths.insert(20, Path("missing.py"))
    total, failed = Counter(), []
    with Pool() as pool:
        results = pool.imap_unordered(
            try_to_count, paths, chunksize=8
        )
        for done, result in enumerate(results, 1):
            path, counts, error = result
            total.update(counts)
            if error:
                failed.append(f"{path}: {error.strerror}")
            quarters = 4 * done // len(paths)
            if quarters > 4 * (done - 1) // len(paths):
                print(f"{quarters} of 4 quarters")
    print([word for word, _ in total.most_common(3)])
    print("failed:", failed)
