from multiprocessing import Pool


class PriceError(Exception):
    def __init__(self, text, line):
        super().__init__(text, line)
        self.text, self.line = text, line

    def __str__(self):
        return f"no price in line {self.line}: {self.text}"


def read_price(text):
    if text == "free":
        raise PriceError(text, line=2)
    return float(text)


if __name__ == "__main__":
    with Pool(1) as pool:
        try:
            pool.map(read_price, ["4", "free"])
        except PriceError as error:
            print(error)
