from multiprocessing import Pool, current_process


def count_words(line):
    return len(line.split())


def count_page(lines):
    if current_process().daemon:
        return sum(map(count_words, lines))
    with Pool(2) as inner:
        return sum(inner.map(count_words, lines))


if __name__ == "__main__":
    pages = [["one fish", "two fish"], ["red fish"]]
    print("here:", count_page(pages[0]))
    with Pool(2) as pool:
        print("in a pool:", pool.map(count_page, pages))
