from concurrent.futures import ProcessPoolExecutor

lines_read = []


def read_lines():
    for number in range(1, 1001):
        lines_read.append(number)
        yield "so it goes"


def count_words(line):
    return len(line.split())


if __name__ == "__main__":
    total = 0
    with ProcessPoolExecutor(2) as executor:
        counts = executor.map(count_words, read_lines())
        for count in counts:
            total += count
            if total > 10:
                break
    print(total, "words,", len(lines_read), "lines read")
