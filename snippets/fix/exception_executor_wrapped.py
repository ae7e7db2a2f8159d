from concurrent.futures import ProcessPoolExecutor


class PriceError(Exception):
    def __init__(self, text, line):
        super().__init__(f"no price in line {line}: {text}")


def read_price(text):
    if text == "free":
        raise PriceError(text, line=2)
    return float(text)


def try_to_read_price(text):
    try:
        return read_price(text)
    except PriceError as error:
        raise ValueError(str(error)) from None


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        task = executor.submit(try_to_read_price, "free")
        print("caught:", repr(task.exception()))
