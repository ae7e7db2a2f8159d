from threading import Thread

visits = 0


def count_visit():
    global visits
    visits += 1
    print("thread:", visits)


if __name__ == "__main__":
    thread = Thread(target=count_visit)
    thread.start()
    thread.join()
    print("main:  ", visits)
