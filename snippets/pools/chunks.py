import os
from hashlib import pbkdf2_hmac
from multiprocessing import Pool


def hashed_by(number):
    password = str(number).encode()
    pbkdf2_hmac("sha256", password, b"salt", 20_000)
    return os.getpid()  # who did it; the hash is dropped


if __name__ == "__main__":
    items, size = range(8), 3
    with Pool(2) as pool:
        pids = pool.map(hashed_by, items, chunksize=size)
    for first in range(0, len(items), size):
        chunk = slice(first, first + size)
        print(*items[chunk], "went to", *set(pids[chunk]))
