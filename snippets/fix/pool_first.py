# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
from multiprocessing import get_context

if __name__ == "__main__":
    pool = get_context("fork").Pool(1)


def count_words(line):
    return len(line.split())


if __name__ == "__main__":
    print(pool.map(count_words, ["to be or not to be"]))
