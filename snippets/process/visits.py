from multiprocessing import Process

visits = 0


def count_visit():
    global visits
    visits += 1
    print("child: ", visits)


if __name__ == "__main__":
    child = Process(target=count_visit)
    child.start()
    child.join()
    print("parent:", visits)
