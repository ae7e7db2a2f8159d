from multiprocessing import Pool


def smallest_divisor(number):
    if number < 2:
        raise ValueError(f"no prime divides {number}")
    divisor = 2
    while number % divisor:
        divisor += 1
    return divisor


if __name__ == "__main__":
    long_search = 2**61 - 1
    numbers = [long_search, 35, 1, 77]
    with Pool(2) as pool:
        try:
            for divisor in pool.imap_unordered(
                smallest_divisor, numbers
            ):
                print("found", divisor)
        except ValueError as error:
            print("stopped:", error)
