from multiprocessing import Process


def tick():
    print("tick")
    print("tick")


if __name__ == "__main__":
    tickers = [Process(target=tick) for _ in range(3)]
    for ticker in tickers:
        ticker.start()
    for ticker in tickers:
        ticker.join()
    print("done")
