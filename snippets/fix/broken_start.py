from multiprocessing import get_context


def count_words(text):
    print(f"{len(text.split()):,} words")


spawn = get_context("spawn")
text = "to be or not to be " * 50_000
counter = spawn.Process(target=count_words, args=(text,))
counter.start()
counter.join()
