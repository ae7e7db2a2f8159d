from threading import Thread, main_thread


def save(pages):
    main_thread().join()  # until the main thread is over
    print("saved", len(pages), "pages")


if __name__ == "__main__":
    pages = ["home", "about", "news"]
    saver = Thread(target=save, args=(pages,))
    saver.start()
    print(pages[3])
