from multiprocessing import get_context


def count_words(line):
    return len(line.split())


if __name__ == "__main__":
    with get_context("spawn").Pool(1) as pool:
        print(pool.map(count_words, ["the sun", "the day"]))
