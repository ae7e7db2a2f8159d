import itertools
import time

if __name__ == "__main__":
    for number in itertools.count():
        print("round", number)
        time.sleep(0.05)
