import threading
from multiprocessing import Process


def add_up(numbers):
    print("sum:", sum(numbers))


def with_limit(numbers, seconds):
    child = Process(target=add_up, args=(numbers,))
    child.start()
    child.join(seconds)
    if child.exitcode is None:
        child.kill()
        child.join()
        print("took too long")


if __name__ == "__main__":
    for args in ([1, 2, 3], 20), (range(10**12), 1):
        thread = threading.Thread(
            target=with_limit, args=args
        )
        thread.start()
        thread.join()
