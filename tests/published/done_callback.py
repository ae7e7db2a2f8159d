from concurrent.futures import ProcessPoolExecutor


def add(a, b):
    return a + b


def report(future):
    print("callback got", future.result())


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        for n in range(3):
            executor.submit(add, n, n).add_done_callback(report)
    print("shut down")
