# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
from multiprocessing import Process
from multiprocessing.managers import BaseManager
from time import sleep

ADDRESS = "sums.socket"  # or ("192.0.2.7", 50000)
KEY = b"sesame"


def serve():
    BaseManager(ADDRESS, KEY).get_server().serve_forever()


def connect():
    for _ in range(100):
        try:
            return BaseManager(ADDRESS, KEY).connect()
        except (FileNotFoundError, ConnectionRefusedError):
            sleep(0.1)
    raise TimeoutError(f"no server listens at {ADDRESS}")


if __name__ == "__main__":
    Process(target=serve, daemon=True).start()
    connect()
    print("connected")
