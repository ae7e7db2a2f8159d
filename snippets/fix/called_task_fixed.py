from multiprocessing import Pool


def greet(name):
    print("hello", name)


if __name__ == "__main__":
    with Pool(1) as pool:
        result = pool.apply_async(greet, ("ann",))
        result.get()
