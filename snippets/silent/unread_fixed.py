from multiprocessing import Pool


def check(text):
    price = float(text)
    if price < 0:
        raise ValueError(f"{price} is no price")


if __name__ == "__main__":
    texts = ["3.20", "4.10", "-1.50"]
    with Pool(2) as pool:
        for _ in pool.imap(check, texts):
            pass
    print("imap: all checked")
