from multiprocessing import Process

city = "Paris"
print(f"{__name__} runs the file")


def tell():
    print(f"the child runs in {__name__}, {city}")


if __name__ == "__main__":
    city = "Rome"
    for _ in range(2):
        child = Process(target=tell)
        child.start()
        child.join()
