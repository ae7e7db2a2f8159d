from multiprocessing import Pool


def work(word):
    print("worker", word)


if __name__ == "__main__":
    print("begin")
    with Pool(2) as pool:
        pool.map(work, ["ann", "bob"], chunksize=1)
    print("between")
    with Pool(2) as pool:
        pool.map(work, ["cyd", "dan"], chunksize=1)
    print("end")
