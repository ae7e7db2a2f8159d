import threading


def save(page):
    print("saved page", page)


def crawl():
    saver = threading.Thread(target=save, args=(1,))
    saver.start()
    saver.join()


if __name__ == "__main__":
    crawler = threading.Thread(target=crawl)
    crawler.start()
    crawler.join()
    print("main: last line")
