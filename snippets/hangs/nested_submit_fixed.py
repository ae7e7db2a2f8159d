from concurrent.futures import ThreadPoolExecutor


def total(folder):
    if isinstance(folder, int):
        return folder
    return sum(map(total, folder))


if __name__ == "__main__":
    executor = ThreadPoolExecutor(2)
    for folder in [1, 2], [[1, 2], 3]:
        print("total of", folder)
        print(sum(executor.map(total, folder)))
