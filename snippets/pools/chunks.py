import os
from hashlib import pbkdf2_hmac
from multiprocessing import Pool


def hash_password(number):
    password = str(number).encode()
    pbkdf2_hmac("sha256", password, b"salt", 20_000)
    return os.getpid()


if __name__ == "__main__":
    items = range(8)
    with Pool(2) as pool:
        pids = pool.map(hash_password, items, chunksize=3)
    for first in range(0, 8, 3):
        chunk = slice(first, first + 3)
        print(*items[chunk], "went to", *set(pids[chunk]))
