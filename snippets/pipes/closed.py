from multiprocessing import Pipe, Process


def send_squares(limit, writer):
    for number in range(1, limit + 1):
        writer.send(number**2)


if __name__ == "__main__":
    reader, writer = Pipe(duplex=False)
    child = Process(target=send_squares, args=(3, writer))
    child.start()
    writer.close()  # the child has its own
    try:
        while True:
            print("got", reader.recv())
    except EOFError:
        print("that was all")
    child.join()
