from multiprocessing import Pool


def read_price(text):
    try:
        return float(text)
    except ValueError:
        return None


if __name__ == "__main__":
    texts = ["3.20", "free", "4.10"]
    with Pool(2) as pool:
        prices = pool.map(read_price, texts)
    for text, price in zip(texts, prices):
        print(text, "is", price)
