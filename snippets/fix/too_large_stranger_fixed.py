import socket
from multiprocessing import Process
from multiprocessing.connection import Client, Listener


def greet(address):
    with Client(address, authkey=b"secret") as server:
        server.send("hello")


if __name__ == "__main__":
    address = "localhost", 0
    with Listener(address, authkey=b"secret") as server:
        browser = socket.create_connection(server.address)
        browser.sendall(b"GET / HTTP/1.0\r\n\r\n")
        friend = Process(
            target=greet, args=[server.address]
        )
        friend.start()
        for _ in range(2):
            try:
                with server.accept() as client:
                    print(client.recv())
            except OSError as error:
                print("refused:", error)
        friend.join()
