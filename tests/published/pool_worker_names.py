from multiprocessing import Pool, current_process


def who(n):
    return f"{current_process().name} did {n}"


if __name__ == "__main__":
    with Pool(1) as pool:
        for line in pool.map(who, range(2)):
            print(line)
