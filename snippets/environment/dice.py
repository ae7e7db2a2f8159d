import random
from multiprocessing import Process, SimpleQueue

own = random.Random(7)


def draw(numbers):
    numbers.put((random.random(), own.random()))


if __name__ == "__main__":
    random.seed(7)
    numbers = SimpleQueue()
    for _ in range(2):
        child = Process(target=draw, args=(numbers,))
        child.start()
        child.join()
    (shared_1, own_1) = numbers.get()
    (shared_2, own_2) = numbers.get()
    print("random.random() alike:", shared_1 == shared_2)
    print("own.random() alike:   ", own_1 == own_2)
