from multiprocessing import Process


def read_first(path):
    with open(path) as poem:
        print("child: ", poem.readline().strip())


if __name__ == "__main__":
    with open("poem.txt", "w") as poem:
        poem.write("first line\nsecond line\nthird line\n")

    with open("poem.txt") as poem:
        print("parent:", poem.readline().strip())
        child = Process(
            target=read_first, args=("poem.txt",)
        )
        child.start()
        child.join()
        print("parent:", poem.readline().strip())
