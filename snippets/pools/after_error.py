from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool

TEXTS = ["3.20", "1.80", "free", "0.90", "4.10", "2.50"]


def read_price(text):
    return float(text)


def take_all(results):
    taken = []
    while True:
        try:
            taken.append(next(results))
        except ValueError:
            taken.append("error")
        except StopIteration:  # there are no more results
            return taken


if __name__ == "__main__":
    with Pool(2) as pool:
        for size in 1, 2:
            prices = take_all(
                pool.imap(read_price, TEXTS, size)
            )
            print(f"imap, chunks of {size}:", *prices)
    with ProcessPoolExecutor(2) as executor:
        prices = executor.map(read_price, TEXTS)
        print("executor.map:", *take_all(prices))
        futures = [
            executor.submit(read_price, text)
            for text in TEXTS
        ]
    kept = [f for f in futures if f.exception() is None]
    print("submit:", *[future.result() for future in kept])
