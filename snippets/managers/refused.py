from multiprocessing import AuthenticationError
from multiprocessing.managers import BaseManager


def connect(address, authkey):
    try:
        BaseManager(address, authkey).connect()
        print("connected")
    except (
        AuthenticationError,
        ConnectionRefusedError,
    ) as error:
        print(f"{type(error).__name__}: {error.args[-1]}")


if __name__ == "__main__":
    anywhere = "127.0.0.1", 0
    with BaseManager(anywhere, authkey=b"sesame") as server:
        address = server.address
        connect(address, b"sesame")
        connect(address, b"please")
    connect(address, b"sesame")
