from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Event


def keep(*events):
    global started, released
    started, released = events


def count_words(text):
    started.set()
    released.wait()
    return len(text.split())


if __name__ == "__main__":
    started, released = Event(), Event()
    with ProcessPoolExecutor(
        1, initializer=keep, initargs=[started, released]
    ) as executor:
        futures = [
            executor.submit(count_words, "so it goes")
            for _ in range(5)
        ]
        started.wait()
        try:
            futures[0].result(timeout=0.2)
        except TimeoutError:
            print("not there after 0.2 s")
        print("first cancelled:", futures[0].cancel())
        print("last cancelled:", futures[-1].cancel())
        released.set()
        print("result of the first:", futures[0].result())
