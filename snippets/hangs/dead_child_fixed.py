from multiprocessing import Pipe, Process


def read_price(text, prices):
    prices.send(float(text))


if __name__ == "__main__":
    prices, sender = Pipe(duplex=False)
    reader = Process(
        target=read_price, args=("free", sender)
    )
    reader.start()
    sender.close()  # now only the child can send
    print("main: waits for a price")
    try:
        print("price:", prices.recv())
    except (EOFError, OSError):
        reader.join()
        print("no price, exit code:", reader.exitcode)
