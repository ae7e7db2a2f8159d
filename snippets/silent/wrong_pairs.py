from multiprocessing import Event, Pool


def keep(event):
    global other_is_done
    other_is_done = event


def count_words(text):
    if len(text) > 20:  # takes longer
        other_is_done.wait()
    return len(text.split())


if __name__ == "__main__":
    texts = ["to be or not to be, that is", "two words"]
    done = Event()
    with Pool(2, keep, [done]) as pool:
        counts = pool.imap_unordered(count_words, texts)
        for text, count in zip(texts, counts):
            print(f"{count} words: {text}")
            done.set()
