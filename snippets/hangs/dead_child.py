from multiprocessing import Process, Queue


def read_price(text, prices):
    prices.put(float(text))


if __name__ == "__main__":
    prices = Queue()
    reader = Process(
        target=read_price, args=("free", prices)
    )
    reader.start()
    print("main: waits for a price")
    print("price:", prices.get())
    reader.join()
