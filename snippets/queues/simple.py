from multiprocessing import Process, SimpleQueue


def find_even(numbers, found):
    even = (n for n in numbers if n % 2 == 0)
    try:
        found.put(even)
    except TypeError as error:
        print("put:", error)
        found.put(list(even))


if __name__ == "__main__":
    found = SimpleQueue()
    finder = Process(
        target=find_even, args=([3, 4, 6], found)
    )
    finder.start()
    print("taken:", found.get())
    finder.join()
