from multiprocessing import Process, set_start_method


def count_words(line):
    print(len(line.split()), "words")


if __name__ == "__main__":
    set_start_method("spawn")
    line = "to be or not to be"
    child = Process(target=count_words, args=(line,))
    child.start()
    child.join()
    print("child ended with", child.exitcode)
