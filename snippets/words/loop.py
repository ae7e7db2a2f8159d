import os
import re
import tokenize
from collections import Counter
from pathlib import Path
from time import perf_counter


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
    paths = sorted(library.glob("*.py"))
    began = perf_counter()
    total = Counter()
    for path in paths:
        total.update(count_words(path))
    print(f"took {perf_counter() - began:.2f} s")
    print([word for word, _ in total.most_common(3)])
