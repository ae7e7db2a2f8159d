from multiprocessing import Pool


class PriceError(Exception):
    def __init__(self, text, line):
        super().__init__(f"no price in line {line}: {text}")


def read_price(text):
    if text == "free":
        raise PriceError(text, line=2)
    return float(text)


if __name__ == "__main__":
    with Pool(1) as pool:
        for lines in ["3.20"], ["4.10", "free"]:
            print("reading", *lines)
            print(pool.map(read_price, lines))
