from concurrent.futures import ProcessPoolExecutor


def read_price(text):
    return float(text)


if __name__ == "__main__":
    texts = ["2.50", "free", "4.00"]
    with ProcessPoolExecutor(2) as executor:
        futures = [
            executor.submit(read_price, text)
            for text in texts
        ]
        for text, future in zip(texts, futures):
            try:
                print(text, "is", future.result())
            except ValueError as error:
                print(text, "failed:", error)
