from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Event
from threading import current_thread


def keep(event):
    global released
    released = event


def count_words(text):
    released.wait()
    return len(text.split())


def show(future):
    thread = current_thread()
    print(future.result(), "words in", thread.name)


if __name__ == "__main__":
    released = Event()
    with ProcessPoolExecutor(
        1, initializer=keep, initargs=[released]
    ) as executor:
        future = executor.submit(count_words, "so it goes")
        future.add_done_callback(show)
        released.set()
    future.add_done_callback(show)
