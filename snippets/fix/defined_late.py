from multiprocessing import get_context

if __name__ == "__main__":
    spawn = get_context("spawn")  # as on Windows, macOS

    def count_words(line):
        return len(line.split())

    lines = ["to be or not to be", "that is the question"]
    with spawn.Pool(1) as pool:
        print(pool.map(count_words, lines))
