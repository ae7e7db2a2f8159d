import random
from multiprocessing import Process, SimpleQueue

random.seed(7)
unseeded = random.Random()
seeded = random.Random(7)

generators = {
    "random.seed(7)": random,
    "Random()": unseeded,
    "Random(7)": seeded,
}


def draw(numbers):
    numbers.put([g.random() for g in generators.values()])


if __name__ == "__main__":
    numbers = SimpleQueue()
    for _ in range(2):
        child = Process(target=draw, args=(numbers,))
        child.start()
        child.join()
    pairs = zip(numbers.get(), numbers.get())
    for name, (one, two) in zip(generators, pairs):
        alike = "same" if one == two else "differ"
        print(f"{name:15}", alike)
