from multiprocessing import Pipe, Process


def swap(pipe_end, text):
    pipe_end.send(text)
    print(f"sent {len(text):,} characters")
    print(f"got {len(pipe_end.recv()):,} characters")


if __name__ == "__main__":
    for length in 10, 2_000_000:
        my_end, other_end = Pipe()
        text = "x" * length
        child = Process(target=swap, args=(other_end, text))
        child.start()
        swap(my_end, text)
        child.join()
