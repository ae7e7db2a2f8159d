import pickle
import socket
from multiprocessing import Pool


def greet(connection):
    connection.sendall(b"hello from a worker")


if __name__ == "__main__":
    near, far = socket.socketpair()
    try:
        pickle.dumps(far)
    except TypeError as error:
        print("TypeError:", error)
    with Pool(1) as pool:
        pool.apply(greet, [far])
    print(near.recv(100).decode())
