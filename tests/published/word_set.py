from multiprocessing import Pool


def words(text):
    return set(text.split())


if __name__ == "__main__":
    with Pool(2) as pool:
        for found in pool.map(words, ["to be or not to be that is it"]):
            print(found)
