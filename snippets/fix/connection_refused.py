from multiprocessing import Manager, Pipe, Process


def count_words(pipe_end, counts):
    pipe_end.send("ready")
    text = pipe_end.recv()
    counts[text] = len(text.split())


if __name__ == "__main__":
    mine, other = Pipe()
    with Manager() as manager:
        counts = manager.dict()
        counter = Process(
            target=count_words, args=(other, counts)
        )
        counter.start()
        print("child is", mine.recv())
    mine.send("to be or not to be")
    counter.join()
