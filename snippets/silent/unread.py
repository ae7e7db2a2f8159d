from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool


def check(text):
    price = float(text)
    if price < 0:
        raise ValueError(f"{price} is no price")


if __name__ == "__main__":
    texts = ["3.20", "4.10", "-1.50"]
    with Pool(2) as pool:
        pool.imap(check, texts)
        pool.close()
        pool.join()
    print("imap: all checked")
    with ProcessPoolExecutor(2) as executor:
        executor.map(check, texts)
    print("map:  all checked")
