from concurrent.futures import ThreadPoolExecutor


def total(folder):
    if isinstance(folder, int):
        return folder
    parts = [
        executor.submit(total, part) for part in folder
    ]
    return sum(part.result() for part in parts)


if __name__ == "__main__":
    executor = ThreadPoolExecutor(2)
    for folder in [1, 2], [[1, 2], 3]:
        print("total of", folder)
        print(executor.submit(total, folder).result())
