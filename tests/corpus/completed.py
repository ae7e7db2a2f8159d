"""Which task is done first differs, but when all are known, all have printed."""

from concurrent.futures import ProcessPoolExecutor, as_completed


def work(name):
    print("worker", name)


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:
        futures = [executor.submit(work, name) for name in ("ann", "bob", "cyd")]
        for _ in as_completed(futures):
            print("one is done")
        print("all are done")
        executor.submit(work, "dan").result()
    print("end")
