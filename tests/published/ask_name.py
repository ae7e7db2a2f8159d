from multiprocessing import Process


def greet(name):
    print(f"Hello, {name}!")


if __name__ == "__main__":
    name = input("What is your name? ")
    p = Process(target=greet, args=(name,))
    p.start()
    p.join()
