from multiprocessing import Process, Queue


def write(length, texts):
    texts.put("x" * length)


if __name__ == "__main__":
    texts = Queue()
    for length in 10, 2_000_000:
        writer = Process(target=write, args=(length, texts))
        writer.start()
        print(f"taking {len(texts.get()):,} characters")
        writer.join()
        print(f"joined the writer of {length:,}")
