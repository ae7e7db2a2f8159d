from multiprocessing import Pool


def count_all(texts, letter):
    def count(text):
        return text.count(letter)

    with Pool(1) as pool:
        counts = pool.map_async(count, texts)
        print("handed out")
        return counts.get()


if __name__ == "__main__":
    print(count_all(["banana", "lemon"], "a"))
