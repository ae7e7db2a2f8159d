from multiprocessing import Pool


def read_prices(lines):
    for line in lines:
        yield int(line.split()[1])


if __name__ == "__main__":
    orders = ["fig 3", "pear 4"], ["plum 2"]
    with Pool(2) as pool:
        for prices in pool.map(read_prices, orders):
            print(sum(prices))
