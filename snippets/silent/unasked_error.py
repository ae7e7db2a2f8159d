from multiprocessing import Pool
from pathlib import Path


def save(name):
    Path(name).write_text("the answer\n")


if __name__ == "__main__":
    names = ["june.txt", "july.txt"]
    with Pool(2) as pool:
        for name in names:
            pool.apply_async(save, (name))
        pool.close()
        pool.join()
    print("saved:", [n for n in names if Path(n).exists()])
