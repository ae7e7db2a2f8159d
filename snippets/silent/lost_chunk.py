from multiprocessing import Pool

PRICES = ["1.20", "free", "0.80", "2.50", "3.10"]


def take_all(prices):
    taken = []
    while True:
        try:
            taken.append(next(prices))
        except StopIteration:
            return taken
        except ValueError:
            taken.append("error")


if __name__ == "__main__":
    with Pool(1) as pool:
        for size in 1, 3:
            prices = pool.imap(float, PRICES, size)
            print(f"chunks of {size}:", take_all(prices))
