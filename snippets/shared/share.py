from array import array
from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory

PRICES = array("d", [4.0, 2.5, 10.0])


def halve(name):
    memory = SharedMemory(name)
    with memory.buf.cast("d") as prices:
        for place in range(len(PRICES)):
            prices[place] /= 2
    memory.close()


if __name__ == "__main__":
    size = len(PRICES) * PRICES.itemsize
    memory = SharedMemory(create=True, size=size)
    try:
        print("name:", memory.name)
        with memory.buf.cast("d") as prices:
            prices[: len(PRICES)] = PRICES
        child = Process(target=halve, args=(memory.name,))
        child.start()
        child.join()
        with memory.buf.cast("d") as prices:
            print(prices[: len(PRICES)].tolist())
    finally:
        memory.close()
        memory.unlink()
