from multiprocessing import Process
from multiprocessing.connection import Client, Listener


def call(address):
    try:
        Client(address, authkey=b"please")
    except Exception as error:
        print("client:", repr(error))


if __name__ == "__main__":
    anywhere = "127.0.0.1", 0
    with Listener(anywhere, authkey=b"sesame") as listener:
        client = Process(
            target=call, args=(listener.address,)
        )
        client.start()
        listener.accept()
