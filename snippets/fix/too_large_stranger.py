import socket
from multiprocessing.connection import Listener

if __name__ == "__main__":
    address = "localhost", 0
    with Listener(address, authkey=b"secret") as server:
        browser = socket.create_connection(server.address)
        browser.sendall(b"GET / HTTP/1.0\r\n\r\n")
        with server.accept() as client:
            print(client.recv())
