from multiprocessing import Lock, RLock


def take_again(lock):
    with lock:
        taken = lock.acquire(timeout=0.1)
        if taken:
            lock.release()
        return taken


if __name__ == "__main__":
    for name, lock in ("Lock", Lock()), ("RLock", RLock()):
        taken = take_again(lock)
        print(f"{name}: taken again by its holder: {taken}")
