from functools import wraps
from multiprocessing import get_context


def in_a_process(function):
    @wraps(function)
    def start(*args):
        spawn = get_context("spawn")
        child = spawn.Process(target=function, args=args)
        child.start()
        child.join()

    return start


@in_a_process
def greet(name):
    print("hello", name)


if __name__ == "__main__":
    greet("ann")
