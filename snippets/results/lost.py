from multiprocessing import Process

counts = {}


def count_words(title, text):
    counts[title] = len(text.split())
    return counts[title]


if __name__ == "__main__":
    child = Process(
        target=count_words,
        args=("play", "to be or not to be"),
    )
    child.start()
    print("join() returned", child.join())
    print("counts is", counts)
