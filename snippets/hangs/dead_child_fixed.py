from multiprocessing import Pipe, Process
from multiprocessing.connection import wait


def read_price(text, prices):
    prices.send(float(text))


if __name__ == "__main__":
    prices, sender = Pipe(duplex=False)
    reader = Process(
        target=read_price, args=("free", sender)
    )
    reader.start()
    print("main: waits for a price")
    ready = wait([prices, reader.sentinel])
    if prices in ready:
        print("price:", prices.recv())
    reader.join()
    print("exit code:", reader.exitcode)
