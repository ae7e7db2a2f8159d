import os
from multiprocessing import Pool

seen = []


def note(word):
    seen.append(word)
    return os.getpid(), seen


if __name__ == "__main__":
    words = ["ant", "bee", "cat", "dog", "eel"]
    with Pool(1, maxtasksperchild=2) as pool:
        notes = pool.map(note, words, chunksize=1)
    for pid, words_seen in notes:
        print(pid, words_seen)
    print("in main:", seen)
