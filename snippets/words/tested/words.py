import re
import tokenize
from collections import Counter
from multiprocessing import Pool


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


def count_all(paths, processes=None):
    total = Counter()
    with Pool(processes) as pool:
        for counts in pool.imap_unordered(
            count_words, paths
        ):
            total.update(counts)
    return total
