from multiprocessing import Pool


def divide(x):
    return 10 / x


if __name__ == "__main__":
    with Pool(2) as pool:
        print(pool.map(divide, [1, 2, 0]))
