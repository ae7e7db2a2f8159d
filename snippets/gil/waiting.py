from threading import Thread
from time import perf_counter, sleep


def wait_for_answer():
    sleep(0.1)


if __name__ == "__main__":
    began = perf_counter()
    for _ in range(5):
        wait_for_answer()
    took = perf_counter() - began
    print(f"one by one:   {took:5.2f} s")

    began = perf_counter()
    waiters = [
        Thread(target=wait_for_answer) for _ in range(5)
    ]
    for waiter in waiters:
        waiter.start()
    for waiter in waiters:
        waiter.join()
    took = perf_counter() - began
    print(f"five threads: {took:5.2f} s")
