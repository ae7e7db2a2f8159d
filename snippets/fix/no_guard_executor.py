from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context


def count_words(line):
    return len(line.split())


spawn = get_context("spawn")  # as on Windows, macOS
with ProcessPoolExecutor(1, mp_context=spawn) as executor:
    task = executor.submit(count_words, "to be or not")
    print(task.exception() or task.result())
