from multiprocessing import Pipe, Process

PRICES = {"apple": 3, "pear": 4}


def find_price(name, writer):
    writer.send(PRICES.get(name))


if __name__ == "__main__":
    for name in "pear", "plum":
        reader, writer = Pipe(duplex=False)
        finder = Process(
            target=find_price, args=(name, writer)
        )
        finder.start()
        writer.close()
        print(name, reader.recv())
        finder.join()
