from multiprocessing import get_context


def count_words(line):
    return len(line.split())


def main():
    lines = ["to be or not to be", "that is the question"]
    spawn = get_context("spawn")  # as on Windows, macOS
    with spawn.Pool(1) as pool:
        print(pool.map(count_words, lines))


if __name__ == "__main__":
    main()
