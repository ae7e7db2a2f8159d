from multiprocessing import Pool


def read_price(text):
    print("reads", text)
    return float(text)


if __name__ == "__main__":
    prices = ["1.20", "free", "0.80", "2.50", "3.10"]
    with Pool(1) as pool:
        try:
            pool.map(read_price, prices, chunksize=3)
        except ValueError as error:
            print("main:", error)
