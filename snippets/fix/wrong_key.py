from multiprocessing.managers import BaseManager
from pathlib import Path

if __name__ == "__main__":
    Path("key.txt").write_text("sesame\n")
    key = Path("key.txt").read_bytes()
    anywhere = "127.0.0.1", 0
    with BaseManager(anywhere, authkey=b"sesame") as server:
        BaseManager(server.address, key).connect()
        print("connected")
