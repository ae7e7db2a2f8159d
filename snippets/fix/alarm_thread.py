# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import signal
import threading


def give_up(*_):
    raise TimeoutError


def add_up(numbers):
    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(1)
    print("sum:", sum(numbers))
    signal.alarm(0)


if __name__ == "__main__":
    thread = threading.Thread(
        target=add_up, args=([1, 2, 3],)
    )
    thread.start()
    thread.join()
