from threading import Thread

visits = []


def record_visits(page):
    for number in range(100_000):
        visits.append((page, number))


if __name__ == "__main__":
    pages = ["home", "about", "news", "shop"]
    threads = [
        Thread(target=record_visits, args=(page,))
        for page in pages
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"{len(visits):,} visits, none lost")
