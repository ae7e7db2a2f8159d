from multiprocessing import Pool


def total_price(lines):
    class Item:
        def __init__(self, line):
            self.name, self.price = line.split()

    items = [Item(line) for line in lines]
    with Pool(1) as pool:
        return sum(pool.map(read_price, items))


def read_price(item):
    return float(item.price)


if __name__ == "__main__":
    print(total_price(["bread 3.20", "milk 1.10"]))
