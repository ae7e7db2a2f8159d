from multiprocessing import Pipe, Process


def pong(conn):
    while True:
        n = conn.recv()
        if n == 0:
            break
        print(f"pong {n}")
        conn.send(n - 1)


if __name__ == "__main__":
    ours, theirs = Pipe()
    p = Process(target=pong, args=(theirs,))
    p.start()
    n = 3
    while n:
        print(f"ping {n}")
        ours.send(n)
        n = ours.recv()
    ours.send(0)
    p.join()
