from multiprocessing import Pool


def read_price(text):
    return float(text)


if __name__ == "__main__":
    prices, errors = [], []
    with Pool(2) as pool:
        for text in "3.20", "free", "4.10":
            pool.apply_async(
                read_price,
                [text],
                callback=prices.append,
                error_callback=errors.append,
            )
        pool.close()
        pool.join()
    print("total:", sum(prices))
    for error in errors:
        print("left out:", error)
