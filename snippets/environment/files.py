from multiprocessing import Process


def read_line(who, poem):
    print(who, poem.readline().decode().strip())


if __name__ == "__main__":
    with open("poem.txt", "w") as poem:
        poem.write("first line\nsecond line\nthird line\n")

    with open("poem.txt", "rb", buffering=0) as poem:
        read_line("parent:", poem)
        child = Process(
            target=read_line, args=("child: ", poem)
        )
        try:
            child.start()
            child.join()
        except TypeError as error:
            print("no child:", type(error).__name__)
        read_line("parent:", poem)
