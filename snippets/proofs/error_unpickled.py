import pickle
from multiprocessing import Pool


class BadLine(Exception):
    def __init__(self, number, text):
        super().__init__(f"line {number} is {text!r}")


def read_price(text):
    try:
        raise BadLine(7, text)
    except BadLine as error:
        raise ValueError(str(error)) from None


if __name__ == "__main__":
    pickled = pickle.dumps(BadLine(7, "free"))
    try:
        pickle.loads(pickled)
    except TypeError as error:
        print("loads raises TypeError:", error)
    with Pool(1) as pool:
        try:
            pool.apply(read_price, ["free"])
        except ValueError as error:
            print("main caught ValueError:", error)
