from multiprocessing import get_context


def count_words(line, counts):
    counts.put(len(line.split()))


if __name__ == "__main__":
    spawn = get_context("spawn")
    counts = spawn.Queue()
    line = "to be or not to be"
    child = spawn.Process(
        target=count_words, args=(line, counts)
    )
    child.start()
    print(counts.get(), "words")
    child.join()
