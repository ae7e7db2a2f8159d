import os
import socket
import sqlite3
import tempfile
from contextlib import closing
from multiprocessing import Process

ADD = "UPDATE visits SET number = number + 1"
READ = "SELECT number FROM visits"


def serve(listener, path):
    with closing(sqlite3.connect(path)) as database:
        for _ in range(3):
            visitor, _ = listener.accept()
            with database:
                database.execute(ADD)
                row = database.execute(READ).fetchone()
            with visitor:
                visitor.sendall(str(row[0]).encode())


def visit(address):
    with socket.create_connection(address) as server:
        return int(server.recv(10))


def prepare(path):
    with (
        closing(sqlite3.connect(path)) as database,
        database,
    ):
        database.execute("CREATE TABLE visits (number)")
        database.execute("INSERT INTO visits VALUES (0)")


if __name__ == "__main__":
    listener = socket.create_server(("127.0.0.1", 0))
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "visits.db")
        prepare(path)
        workers = [
            Process(target=serve, args=[listener, path])
            for _ in range(2)
        ]
        for worker in workers:
            worker.start()
        address = listener.getsockname()
        answers = [visit(address) for _ in range(6)]
        print("answers, as they came:", answers)
        for worker in workers:
            worker.join()
