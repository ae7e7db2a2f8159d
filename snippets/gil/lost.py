from threading import Barrier, Thread

visits = 0
both_have_read = Barrier(2)


def count_visit():
    global visits
    seen = visits
    both_have_read.wait()
    visits = seen + 1


if __name__ == "__main__":
    threads = [Thread(target=count_visit) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("two threads counted a visit each:", visits)
