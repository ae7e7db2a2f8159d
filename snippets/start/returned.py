from multiprocessing import Process


def count_words(text):
    count = len(text.split())
    print("the child counted", count)
    return count


if __name__ == "__main__":
    text = "one process does not see another"
    child = Process(target=count_words, args=(text,))
    child.start()
    print("join() returned", child.join())
