from concurrent.futures import ProcessPoolExecutor


def read_price(text):
    return float(text)


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        future = executor.submit(read_price, "free")
    print("done:", future.done())
