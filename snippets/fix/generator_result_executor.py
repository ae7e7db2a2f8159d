from concurrent.futures import ProcessPoolExecutor


def read_prices(lines):
    for line in lines:
        yield int(line.split()[1])


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        task = executor.submit(read_prices, ["fig 3"])
        print(sum(task.result()))
