# /// script
# requires-python = ">=3.14"
# ///
from concurrent import interpreters


def count_words(file):
    return sum(len(line.split()) for line in file)


if __name__ == "__main__":
    worker = interpreters.create()
    with open("fish.txt", "w") as file:
        file.write("one fish\ntwo fish\n")
    with open("fish.txt", encoding="utf-8") as file:
        try:
            print(worker.call(count_words, file))
        finally:
            worker.close()
