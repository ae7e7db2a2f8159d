from multiprocessing import Process


def count_words(text):
    print("words:", len(text.split()))


if __name__ == "__main__":
    child = Process(target=count_words, args=("one fish",))
    child.start()
    child.join()
    print("exit code:", child.exitcode)
    child.close()
