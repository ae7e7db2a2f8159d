from multiprocessing import Pool

PRICES = ["1.20", "free", "0.80", "2.50", "3.10"]


def read_price(text):
    try:
        return float(text)
    except ValueError as error:
        return error


if __name__ == "__main__":
    with Pool(1) as pool:
        for price in pool.imap(read_price, PRICES, 3):
            print(price)
