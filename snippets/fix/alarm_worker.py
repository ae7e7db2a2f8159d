# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import signal
from concurrent.futures import ProcessPoolExecutor


def give_up(*_):
    raise TimeoutError


def add_up(numbers):
    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(1)
    total = 0
    try:
        for number in numbers:
            total += number
        return total
    except TimeoutError:
        return "took too long"
    finally:
        signal.alarm(0)


if __name__ == "__main__":
    lists = [[1, 2, 3], range(10**12)]
    with ProcessPoolExecutor(1) as executor:
        print(list(executor.map(add_up, lists)))
