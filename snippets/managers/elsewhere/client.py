import os
import sys
from multiprocessing.managers import BaseManager


class Server(BaseManager):
    pass


Server.register("get_sums")

if __name__ == "__main__":
    port, first = map(int, sys.argv[1:])
    key = bytes.fromhex(os.environ["SUMS_KEY"])
    server = Server(("127.0.0.1", port), authkey=key)
    server.connect()
    subtotal = sum(range(first, first + 100))
    server.get_sums().put(subtotal)
    print(f"client: {subtotal}")
