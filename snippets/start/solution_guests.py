from multiprocessing import get_context


def sign(name):
    with open("guests.txt", "a") as book:
        book.write(f"{name}\n")


if __name__ == "__main__":
    with open("guests.txt", "w") as book:
        book.write("host\n")
    spawn = get_context("spawn")
    for name in "ann", "bob":
        guest = spawn.Process(target=sign, args=(name,))
        guest.start()
        guest.join()
    with open("guests.txt") as book:
        print(book.read(), end="")
