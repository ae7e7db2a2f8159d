from multiprocessing import JoinableQueue, Process


def count_words(lines):
    while True:
        line = lines.get()
        if line:
            print(len(line.split()), "words:", line)
        lines.task_done()


if __name__ == "__main__":
    lines = JoinableQueue()
    Process(
        target=count_words, args=(lines,), daemon=True
    ).start()
    for line in "to be or not", "", "to be":
        lines.put(line)
    lines.join()
    print("all lines are counted")
