from multiprocessing import Pool


def read_price(text):
    return float(text)


if __name__ == "__main__":
    with Pool(2) as pool:
        try:
            pool.map(read_price, ["3.20", "free", "4.10"])
        except ValueError as error:
            print("main caught:", error)
            print("in the worker:" + str(error.__cause__))
        print(pool.map(read_price, ["3.20", "4.10"]))
