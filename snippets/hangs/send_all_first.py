from multiprocessing import Pipe, Process


def shout(pipe_end):
    while page := pipe_end.recv():
        pipe_end.send(page.upper())


if __name__ == "__main__":
    my_end, other_end = Pipe()
    child = Process(target=shout, args=(other_end,))
    child.start()
    for page in "one " * 500_000, "two " * 500_000:
        print(f"sending {len(page):,} characters")
        my_end.send(page)
    for _ in range(2):
        print(f"got {my_end.recv()[:3]}")
    my_end.send(None)
    child.join()
