from multiprocessing import Process


def greet(name):
    print("hello", name)


if __name__ == "__main__":
    child = Process(target=greet, args=[input()])
    child.start()
    child.join()
    print("exit code", child.exitcode)
