from hashlib import sha256
from multiprocessing import Pool


def fingerprint(line):
    return sha256(line.encode()).hexdigest()


if __name__ == "__main__":
    seen = {fingerprint("a rose is a rose")}
    with Pool(1) as pool:
        again = pool.apply(
            fingerprint, ["a rose is a rose"]
        )
    print("seen before:", again in seen)
