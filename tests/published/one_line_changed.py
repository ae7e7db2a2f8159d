from multiprocessing import Process


def dots(sign):
    print(sign * 3)


if __name__ == "__main__":
    for sign in "ox":
        p = Process(target=dots, args=(sign,))
        p.start()
        p.join()
