from multiprocessing import Pool

TEXTS = {
    "tale": "it was the best of times",
    "play": "to be or not to be",
}


def count_words(title):
    return len(TEXTS[title].split())


if __name__ == "__main__":
    with Pool(2) as pool:
        counts = pool.map(count_words, TEXTS)
    print(counts)
