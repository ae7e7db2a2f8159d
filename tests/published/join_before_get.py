from multiprocessing import Process, Queue


def f(queue):
    queue.put("X" * 1_000_000)


if __name__ == "__main__":
    queue = Queue()
    p = Process(target=f, args=(queue,))
    p.start()
    p.join()
    print(len(queue.get()))
