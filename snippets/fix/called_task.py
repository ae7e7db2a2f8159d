from multiprocessing import Pool


def greet():
    print("hello")


if __name__ == "__main__":
    with Pool(1) as pool:
        result = pool.apply_async(greet())
        result.get()
