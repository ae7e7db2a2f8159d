from multiprocessing import Lock, Pool
from pathlib import Path


def share(lock):
    global server
    server = lock


def save(name):
    with server:
        Path(name).write_text("the answer\n")


if __name__ == "__main__":
    names = ["june.txt", "july.txt"]
    server = Lock()
    server.acquire()  # busy at first
    with Pool(2, share, [server]) as pool:
        saved = [pool.apply_async(save, [n]) for n in names]
        server.release()
        for result in saved:
            result.get()
    print("saved:", [n for n in names if Path(n).exists()])
