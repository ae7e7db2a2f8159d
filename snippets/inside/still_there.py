from multiprocessing import Process, SimpleQueue


def count_words(texts):
    print(len(texts.get().split()), "words")


if __name__ == "__main__":
    texts = [SimpleQueue() for _ in range(4)]
    texts[0].put("tea and jam")
    texts[1].put(None)  # not a text
    counters = []
    for queue in texts:
        counter = Process(target=count_words, args=(queue,))
        counter.start()
        counters.append(counter)
    counters[2].kill()
    for counter in counters[:3]:
        counter.join()
    counters[3].join(timeout=0.5)
    for counter in counters:
        print(counter.is_alive(), counter.exitcode)
    counters[3].kill()
