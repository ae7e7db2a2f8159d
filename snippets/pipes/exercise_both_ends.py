from multiprocessing import Pipe, Process


def add_up(reader, writer):
    total = 0
    try:
        while True:
            total += reader.recv()
    except EOFError:
        print("total:", total)


if __name__ == "__main__":
    reader, writer = Pipe(duplex=False)
    adder = Process(target=add_up, args=(reader, writer))
    adder.start()
    for price in 3, 5, 8:
        writer.send(price)
    writer.close()
    print("all prices sent")
    adder.join()
