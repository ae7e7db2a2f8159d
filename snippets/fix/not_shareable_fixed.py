# /// script
# requires-python = ">=3.14"
# ///
from concurrent import interpreters


def count_words(path):
    with open(path) as file:
        return sum(len(line.split()) for line in file)


if __name__ == "__main__":
    worker = interpreters.create()
    with open("fish.txt", "w") as file:
        file.write("one fish\ntwo fish\n")
    print(worker.call(count_words, "fish.txt"))
    worker.close()
