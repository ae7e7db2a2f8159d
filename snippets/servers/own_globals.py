import socket
from multiprocessing import Process

visits = 0


def serve(listener):
    global visits
    for _ in range(3):
        visitor, _ = listener.accept()
        visits += 1
        with visitor:
            visitor.sendall(str(visits).encode())


def visit(address):
    with socket.create_connection(address) as server:
        return int(server.recv(10))


if __name__ == "__main__":
    listener = socket.create_server(("127.0.0.1", 0))
    workers = [
        Process(target=serve, args=[listener])
        for _ in range(2)
    ]
    for worker in workers:
        worker.start()
    address = listener.getsockname()
    answers = [visit(address) for _ in range(6)]
    print("answers, sorted:", sorted(answers))
    for worker in workers:
        worker.join()
    print("visits in the main process:", visits)
