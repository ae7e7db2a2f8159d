from multiprocessing import Pool


def read_price(line):
    return int(line.split()[1])


if __name__ == "__main__":
    text = "fig 3; pear 4; plum 2"
    lines = (line.strip() for line in text.split(";"))
    with Pool(2) as pool:
        print(sum(pool.map(read_price, lines)))
