from multiprocessing import Pool


def power(base, exponent):
    return base**exponent


if __name__ == "__main__":
    with Pool(2) as pool:
        for result in pool.starmap(power, [(2, 3), (3, 2), (10, 2)]):
            print(result)
