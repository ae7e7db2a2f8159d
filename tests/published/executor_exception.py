from concurrent.futures import ProcessPoolExecutor


def check(n):
    if n == 2:
        raise ValueError(f"do not like {n}")
    return n


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        for n in range(4):
            try:
                print("result", executor.submit(check, n).result())
            except ValueError as error:
                print("caught", error)
