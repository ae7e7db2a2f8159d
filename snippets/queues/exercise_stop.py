from multiprocessing import Process, Queue


def read_prices(texts, prices):
    for text in texts:
        prices.put(float(text))
    prices.put(None)


if __name__ == "__main__":
    prices = Queue()
    lists = ["3.20", "1.80"], ["4.00", "free", "2.50"]
    readers = [
        Process(target=read_prices, args=(texts, prices))
        for texts in lists
    ]
    for reader in readers:
        reader.start()
    total, at_work = 0, len(readers)
    while at_work:
        price = prices.get()
        if price is None:
            at_work -= 1
        else:
            total += price
    for reader in readers:
        reader.join()
    print(f"total: {total:.2f}")
