from multiprocessing import Process, Queue


def take(found):
    print("taken:", found.get())


if __name__ == "__main__":
    found = Queue()
    taker = Process(target=take, args=(found,))
    taker.start()
    found.put(n for n in [3, 4, 6] if n % 2 == 0)
    print("a generator is put")
    found.put([4, 6])
    taker.join()
