import os
from heapq import nlargest
from multiprocessing import Pool
from pathlib import Path


def longest_lines(path):
    lines = path.read_text("utf-8", errors="replace").split(
        "\n"
    )
    return nlargest(
        10, [(len(line), path.name, line) for line in lines]
    )


def by_loop(paths):
    found = []
    for path in paths:
        found += longest_lines(path)
    return nlargest(10, found)


def by_pool(paths):
    found = []
    with Pool() as pool:
        for lines in pool.imap_unordered(
            longest_lines, paths
        ):
            found += lines
    return nlargest(10, found)


if __name__ == "__main__":
    paths = list(Path(os.__file__).parent.glob("*.py"))
    longest = by_pool(paths)
    assert longest == by_loop(paths)
    print(len(longest), "lines, the same as by a loop")
