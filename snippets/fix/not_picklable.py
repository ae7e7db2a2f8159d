import logging
import pickle
import socket
import sqlite3
import ssl
import threading

if __name__ == "__main__":
    with open("notes.txt", "w") as notes:
        for thing in (
            threading.Lock(),
            threading.RLock(),
            threading.Event(),
            threading.local(),
            logging.StreamHandler(),
            notes,
            sqlite3.connect(":memory:"),
            ssl.create_default_context(),
            socket.socket(),
        ):
            try:
                pickle.dumps(thing)
            except TypeError as error:
                name = type(thing).__name__
                print(f"{name:14} {error}")
