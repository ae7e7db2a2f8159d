from multiprocessing import Pool
from queue import Queue


def read_price(text):
    return float(text)


if __name__ == "__main__":
    lines = ["3.20", "free", "4.10"]
    prices = Queue()
    with Pool(1) as pool:
        for line in lines:
            pool.apply_async(
                read_price,
                [line],
                callback=prices.put,
                error_callback=prices.put,
            )
        for _ in lines:
            print("price:", prices.get())
