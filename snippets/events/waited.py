from multiprocessing import (
    Array,
    Barrier,
    Event,
    Process,
    Value,
)

ROUNDS = 50


def look(numbers, ready, written, found):
    for index in range(ROUNDS):
        ready.wait()
        written[index].wait()
        found.value += numbers[index] > 0


if __name__ == "__main__":
    numbers, found = Array("i", ROUNDS), Value("i", 0)
    ready = Barrier(2)
    written = [Event() for _ in range(ROUNDS)]
    shared = numbers, ready, written, found
    worker = Process(target=look, args=shared)
    worker.start()
    for index in range(ROUNDS):
        ready.wait()
        numbers[index] = sum(range(100 * index + 2))
        written[index].set()
    worker.join()
    missed = ROUNDS - found.value
    print("outcome    how often  allowed")
    print(f"found it   {found.value:9}  yes")
    print(f"missed it  {missed:9}  no")
