from multiprocessing import Array, Barrier, Process, Value

ROUNDS = 200


def look(numbers, ready, found):
    for index in range(ROUNDS):
        ready.wait()
        found.value += numbers[index] > 0


if __name__ == "__main__":
    numbers, found = Array("i", ROUNDS), Value("i", 0)
    ready = Barrier(2)
    shared = numbers, ready, found
    worker = Process(target=look, args=shared)
    worker.start()
    for index in range(ROUNDS):
        ready.wait()
        numbers[index] = sum(range(100 * index + 2))
    worker.join()
    missed = ROUNDS - found.value
    print("outcome    how often  allowed")
    print(f"found it   {found.value:9}  yes")
    print(f"missed it  {missed:9}  yes")
