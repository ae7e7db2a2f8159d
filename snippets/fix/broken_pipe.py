from multiprocessing import Pipe, Process

CHAPTERS = "to be or not " * 50_000, "to sleep " * 50_000


def count_words(reader):
    text = reader.recv()
    print(f"{len(text.split()):,} words")


if __name__ == "__main__":
    reader, writer = Pipe(duplex=False)
    counter = Process(target=count_words, args=(reader,))
    counter.start()
    reader.close()
    for text in CHAPTERS:
        writer.send(text)
    counter.join()
