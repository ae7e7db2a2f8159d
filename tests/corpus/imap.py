from multiprocessing import Pool


def work(word):
    print("worker", word)


if __name__ == "__main__":
    print("begin")
    with Pool(2) as pool:
        for _ in pool.imap_unordered(work, ["ann", "bob", "cyd"]):
            print("got one")
        pool.close()
        pool.join()
        print("end")
