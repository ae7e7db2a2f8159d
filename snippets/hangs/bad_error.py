from multiprocessing import Pool


class BadLine(Exception):
    def __init__(self, number, text):
        super().__init__(f"line {number} is {text!r}")


def read_price(text):
    if text == "free":
        raise BadLine(7, text)
    return float(text)


if __name__ == "__main__":
    lines = ["3.20", "free"]
    with Pool(1) as pool:
        try:
            print(pool.map(read_price, lines))
        except BadLine as error:
            print("main caught:", error)
