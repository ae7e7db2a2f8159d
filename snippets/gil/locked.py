from threading import Barrier, Lock, Thread

visits = 0
visits_lock = Lock()
both_are_here = Barrier(2)


def count_visit():
    global visits
    both_are_here.wait()
    with visits_lock:
        seen = visits
        visits = seen + 1


if __name__ == "__main__":
    threads = [Thread(target=count_visit) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("two threads counted a visit each:", visits)
