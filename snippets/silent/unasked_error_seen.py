from multiprocessing import Pool
from pathlib import Path


def save(name):
    Path(name).write_text("the answer\n")


if __name__ == "__main__":
    names = ["june.txt", "july.txt"]
    with Pool(2) as pool:
        saved = [pool.apply_async(save, (n)) for n in names]
        pool.close()
        pool.join()
    for result in saved:
        result.get()
    print("saved:", [n for n in names if Path(n).exists()])
