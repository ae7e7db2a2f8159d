from concurrent.futures import ProcessPoolExecutor
from threading import BoundedSemaphore

LIMIT = 8
free = BoundedSemaphore(LIMIT)
finished = 0


def count_words(line):
    return len(line.split())


def finish(future):
    global finished
    finished += 1
    free.release()


def submit(executor, line):
    free.acquire()
    try:
        future = executor.submit(count_words, line)
    except BaseException:
        free.release()
        raise
    future.add_done_callback(finish)
    return future


if __name__ == "__main__":
    most = 0
    with ProcessPoolExecutor(2) as executor:
        for number in range(1, 2_001):
            submit(executor, "one more word " * 3)
            most = max(most, number - finished)
    print("finished:", finished)
    print(f"never more than {LIMIT}:", most <= LIMIT)
