from concurrent.futures import ProcessPoolExecutor
from functools import partial


class PriceError(Exception):
    def __init__(self, text, *, line):
        super().__init__(f"no price in line {line}: {text}")
        self.text, self.line = text, line

    def __reduce__(self):
        return partial(PriceError, line=self.line), (
            self.text,
        )


def read_price(text):
    if text == "free":
        raise PriceError(text, line=2)
    return float(text)


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        prices = executor.map(read_price, ["4", "free"])
        try:
            print(list(prices))
        except PriceError as error:
            print("caught:", error)
