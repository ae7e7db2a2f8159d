from concurrent.futures import ProcessPoolExecutor


def read_price(text):
    return float(text)


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        good = executor.submit(read_price, "3.20")
        bad = executor.submit(read_price, "free")
        print("result:", good.result())
        print("exception of good:", good.exception())
        print("exception of bad:", bad.exception())
        try:
            bad.result()
        except ValueError as error:
            print("raised by result():", error)
