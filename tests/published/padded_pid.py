import os
from multiprocessing import Process


def tell(i):
    print(f"worker {i} | pid {os.getpid():>8} |")


if __name__ == "__main__":
    for i in range(2):
        p = Process(target=tell, args=(i,))
        p.start()
        p.join()
