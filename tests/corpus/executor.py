from concurrent.futures import ProcessPoolExecutor


def square(number):
    print("squaring", number)
    return number * number


if __name__ == "__main__":
    print("begin")
    with ProcessPoolExecutor(2) as executor:
        futures = [executor.submit(square, number) for number in (3, 4)]
        print([future.result() for future in futures])
    print("end")
