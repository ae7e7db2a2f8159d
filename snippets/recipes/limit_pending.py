from concurrent.futures import (
    FIRST_COMPLETED,
    ProcessPoolExecutor,
    wait,
)
from itertools import islice

LIMIT = 8


def count_words(line):
    return len(line.split())


def read_lines():
    for number in range(2_000):
        yield "one more word " * (number % 7)


if __name__ == "__main__":
    words = most = 0
    lines = read_lines()
    with ProcessPoolExecutor(2) as executor:
        pending = set()
        while True:
            for line in islice(lines, LIMIT - len(pending)):
                future = executor.submit(count_words, line)
                pending.add(future)
            if not pending:
                break
            most = max(most, len(pending))
            done, pending = wait(
                pending, return_when=FIRST_COMPLETED
            )
            words += sum(future.result() for future in done)
    print("words:", words)
    print("most at a time:", most)
