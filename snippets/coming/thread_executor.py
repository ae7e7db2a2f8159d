from concurrent.futures import (
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)


def count_words(line):
    return len(line.split())


if __name__ == "__main__":
    poem = ["salt and rye", "rye", "two figs"]
    for kind in ThreadPoolExecutor, ProcessPoolExecutor:
        with kind(2) as executor:
            counts = list(executor.map(count_words, poem))
        print(f"{kind.__name__}: {counts}")
