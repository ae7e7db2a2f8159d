from multiprocessing import Pool

from words import count_words

if __name__ == "__main__":
    texts = ["to be", "or not to be"]
    with Pool(2) as pool:
        print(pool.map(count_words, texts))
