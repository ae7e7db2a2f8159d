# /// script
# requires-python = ">=3.14"
# ///
from concurrent.futures import ProcessPoolExecutor


def read_lines():
    for number in range(1, 5):
        print("read line", number)
        yield "so it goes " * number


def count_words(line):
    return len(line.split())


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        counts = executor.map(
            count_words, read_lines(), buffersize=2
        )
        print("map() has returned")
        for count in counts:
            print("got", count)
