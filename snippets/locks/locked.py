from multiprocessing import Array, Barrier, Process

PAGES, VISITS = 30, 1000


def count_visits(visits, ready):
    for page in range(PAGES):
        ready.wait()
        for _ in range(VISITS):
            with visits.get_lock():
                visits[page] += 1


if __name__ == "__main__":
    visits = Array("i", PAGES)
    ready = Barrier(2)
    counters = [
        Process(target=count_visits, args=(visits, ready))
        for _ in range(2)
    ]
    for counter in counters:
        counter.start()
    for counter in counters:
        counter.join()
    lost = sum(count < 2 * VISITS for count in visits)
    added = sum(count > 2 * VISITS for count in visits)
    print("outcome      how often  allowed")
    print(f"all counted  {PAGES - lost - added:9}  yes")
    print(f"some lost    {lost:9}  no")
    print(f"some added   {added:9}  no")
