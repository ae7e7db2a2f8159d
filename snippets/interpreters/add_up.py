# /// script
# requires-python = ">=3.14"
# ///
from concurrent import interpreters


def add_up(numbers, sums):
    while (last := numbers.get()) is not None:
        sums.put(sum(range(1, last + 1)))


if __name__ == "__main__":
    numbers = interpreters.create_queue()
    sums = interpreters.create_queue()
    adder = interpreters.create()
    thread = adder.call_in_thread(add_up, numbers, sums)
    for last in 100, 200, None:
        numbers.put(last)
    thread.join()
    print(sums.get(), sums.get())
    adder.close()
