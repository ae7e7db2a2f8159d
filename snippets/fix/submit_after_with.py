from concurrent.futures import ProcessPoolExecutor


def count_words(line):
    return len(line.split())


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        first = executor.submit(count_words, "one fish")
    print(first.result())
    second = executor.submit(count_words, "red")
    print(second.result())
