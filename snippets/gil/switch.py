import sys
from threading import Thread

ROUNDS = 1_000_000
visits = 0


def one_more(number):
    return number + 1


def count():
    global visits
    for _ in range(ROUNDS):
        seen = visits
        visits = seen + 1


def count_by_call():
    global visits
    for _ in range(ROUNDS):
        seen = visits
        visits = one_more(seen)


def lost_by_two(target):
    global visits
    visits = 0
    threads = [Thread(target=target) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return 2 * ROUNDS - visits


if __name__ == "__main__":
    sys.setswitchinterval(0.000001)
    print("without a call, lost:", lost_by_two(count))
    while not lost_by_two(count_by_call):
        pass  # until it has happened
    print("with a call, some are lost")
