from multiprocessing import Process


def work():
    print("worker: at work")


if __name__ == "__main__":
    p = Process(target=work)
    p.start()
    print("main: started it")
    p.join()
