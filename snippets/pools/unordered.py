from multiprocessing import Event, Pool, TimeoutError


def keep(event):
    global seen
    seen = event


def count_words(text):
    if "long" in text:
        seen.wait()  # as if it took that much longer
    return len(text.split())


if __name__ == "__main__":
    texts = ["a long text, it seems", "short"]
    seen = Event()
    with Pool(2, initializer=keep, initargs=[seen]) as pool:
        counts = pool.imap_unordered(count_words, texts)
        for count in counts:
            print("imap_unordered:", count)
            seen.set()

        seen.clear()
        counts = pool.imap(count_words, texts)
        try:
            print("imap:", counts.next(timeout=0.2))
        except TimeoutError:
            print("imap: waits for the first one")
        seen.set()
        print("imap:", *counts)
