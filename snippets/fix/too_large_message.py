from multiprocessing import Pipe

if __name__ == "__main__":
    reader, writer = Pipe(duplex=False)
    writer.send_bytes(b"bread and butter")
    print(reader.recv_bytes(maxlength=10))
