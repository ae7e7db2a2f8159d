import os
from multiprocessing import get_context, parent_process

fork = get_context("fork")
at_work = fork.Event()


def split_words(text):
    at_work.set()
    parent_process().join()
    return text.split()


if __name__ == "__main__":
    text = "to be or not to be " * 50_000
    pool = fork.Pool(1)
    pool.apply_async(split_words, [text])
    at_work.wait()
    os._exit(1)  # as if it had been killed
