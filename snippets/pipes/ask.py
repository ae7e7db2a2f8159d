from multiprocessing import Pipe, Process


def answer(pipe_end):
    low, high = pipe_end.recv()
    print("child got", low, "to", high)
    pipe_end.send(sum(range(low, high + 1)))


if __name__ == "__main__":
    my_end, other_end = Pipe()
    child = Process(target=answer, args=(other_end,))
    child.start()
    my_end.send((1, 100))
    print("main got", my_end.recv())
    child.join()
