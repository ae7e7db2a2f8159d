from multiprocessing import Pool


def total(prices):
    return sum(prices)


if __name__ == "__main__":
    lines = ["fig 3", "pear 4"]
    prices = [int(line.split()[1]) for line in lines]
    with Pool(1) as pool:
        print(pool.apply(total, (prices,)))
