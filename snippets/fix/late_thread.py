import threading


def save(page):
    print("saved page", page)


def crawl():
    threading.main_thread().join()  # returns at its end
    threading.Thread(target=save, args=(1,)).start()


if __name__ == "__main__":
    crawler = threading.Thread(target=crawl)
    crawler.start()
    print("main: last line")
