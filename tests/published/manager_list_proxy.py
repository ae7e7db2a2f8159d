from multiprocessing import Manager

if __name__ == "__main__":
    with Manager() as manager:
        numbers = manager.list(range(3))
        numbers.reverse()
        print(numbers)
        print(repr(numbers))
