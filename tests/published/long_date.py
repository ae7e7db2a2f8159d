from datetime import datetime
from multiprocessing import Process


def task():
    print("Started", datetime.now().strftime("%A, %d %B %Y at %I:%M:%S.%f %p"))


if __name__ == "__main__":
    p = Process(target=task)
    p.start()
    p.join()
