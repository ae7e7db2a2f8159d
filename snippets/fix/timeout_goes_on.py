from multiprocessing import Event, Pool, TimeoutError


def set_up(event):
    global go_on
    go_on = event


def add_up(last):
    go_on.wait()  # as if the sum took long
    return sum(range(1, last + 1))


if __name__ == "__main__":
    event = Event()
    with Pool(1, set_up, [event]) as pool:
        total = pool.apply_async(add_up, [100])
        try:
            print("sum:", total.get(timeout=0.2))
        except TimeoutError:
            print("nothing within 0.2 s")
        event.set()
        print("sum:", total.get(timeout=60))
