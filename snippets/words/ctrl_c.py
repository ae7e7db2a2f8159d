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


if __name__ == "__main__":
    library = Path(os.__file__).parent
    paths = sorted(library.glob("*.py")) * 20
    total = Counter()
    usual = signal.signal(signal.SIGINT, signal.SIG_IGN)
    with Pool(2) as pool:  # the workers ignore Ctrl-C
        signal.signal(signal.SIGINT, usual)
        results = pool.imap_unordered(
            count_words, paths, chunksize=8
        )
        try:
            for done, counts in enumerate(results, 1):
                total.update(counts)
                if done == 50:
                    print("50 files are counted")
        except KeyboardInterrupt:
            print("stopped by Ctrl-C")
            sys.exit(130)
    print([word for word, _ in total.most_common(3)])
