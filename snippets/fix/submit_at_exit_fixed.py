from concurrent.futures import ProcessPoolExecutor


def count_words(line):
    return len(line.split())


def report(executor):
    count = executor.submit(count_words, "one fish")
    print("words:", count.result())


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        try:
            print("main: last line")
        finally:
            report(executor)
