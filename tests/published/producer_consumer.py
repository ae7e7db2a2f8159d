from multiprocessing import Process, Queue


def produce(queue):
    for number in range(4):
        print("put", number)
        queue.put(number)
    queue.put(None)


def consume(queue):
    while (number := queue.get()) is not None:
        print("got", number)
    print("no more")


if __name__ == "__main__":
    queue = Queue()
    producer = Process(target=produce, args=(queue,))
    consumer = Process(target=consume, args=(queue,))
    producer.start()
    consumer.start()
    producer.join()
    consumer.join()
