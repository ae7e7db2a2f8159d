# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
from multiprocessing import get_context
from threading import current_thread

forked_by = set()


def note_thread():
    forked_by.add(current_thread().name)


def count_words(line):
    return len(line.split())


if __name__ == "__main__":
    os.register_at_fork(before=note_thread)
    lines = ["so it goes", "and on"]
    pool = get_context("fork").Pool(1, maxtasksperchild=1)
    with pool:
        print(pool.map(count_words, lines, chunksize=1))
    print("forked by", sorted(forked_by))
