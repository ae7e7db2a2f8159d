from multiprocessing import Process


def greet():
    name = input()
    print("hello", name)


if __name__ == "__main__":
    child = Process(target=greet)
    child.start()
    child.join()
    print("exit code", child.exitcode)
