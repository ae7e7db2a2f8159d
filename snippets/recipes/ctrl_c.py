import signal
import sys
from multiprocessing import Pool


def smallest_divisor(number):
    divisor = 2
    while number % divisor:
        divisor += 1
    return divisor


if __name__ == "__main__":
    usual = signal.signal(signal.SIGINT, signal.SIG_IGN)
    with Pool(2) as pool:  # the workers ignore Ctrl-C
        signal.signal(signal.SIGINT, usual)
        numbers = [35, 77, 2**61 - 1]
        try:
            for divisor in pool.imap(
                smallest_divisor, numbers
            ):
                print("found", divisor)
        except KeyboardInterrupt:
            print("stopped by Ctrl-C")
            sys.exit(130)
