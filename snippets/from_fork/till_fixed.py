from multiprocessing import Lock, Process


def take_money(till_lock):
    if till_lock.acquire(timeout=0.2):
        print("child: has the lock, at the same time")
    else:
        print("child: has to wait")


if __name__ == "__main__":
    till_lock = Lock()
    with till_lock:
        print("main: has the lock")
        child = Process(target=take_money, args=[till_lock])
        child.start()
        child.join()
