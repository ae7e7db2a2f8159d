from multiprocessing import Process


def count_words(line):
    print(f"{line}: {len(line.split())} words")


def count_page(lines):
    for line in lines:
        child = Process(target=count_words, args=(line,))
        child.start()
        child.join()


if __name__ == "__main__":
    page = ["one fish", "red fish"]
    parent = Process(
        target=count_page, args=(page,), daemon=True
    )
    parent.start()
    parent.join()
