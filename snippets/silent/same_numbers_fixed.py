import random
from multiprocessing import Process, SimpleQueue


def draw(seed, numbers):
    own = random.Random(seed)
    numbers.put(own.random())


if __name__ == "__main__":
    numbers = SimpleQueue()
    for seed in 7, 8:
        child = Process(target=draw, args=(seed, numbers))
        child.start()
        child.join()
    one, two = numbers.get(), numbers.get()
    assert one != two
    print(one, two)
