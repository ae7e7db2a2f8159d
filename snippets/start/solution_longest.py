from multiprocessing import Process


def longest_word(text):
    longest = max(text.split(), key=len)
    print("longest word:", longest)
    return longest


if __name__ == "__main__":
    text = "start runs it beside you and join waits"
    child = Process(target=longest_word, args=(text,))
    child.start()
    child.join()
