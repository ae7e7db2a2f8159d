from functools import wraps
from multiprocessing import get_context


def run_original(decorated, *args):
    decorated.__wrapped__(*args)


def in_a_process(function):
    @wraps(function)
    def start(*args):
        spawn = get_context("spawn")
        args = (start, *args)
        child = spawn.Process(
            target=run_original, args=args
        )
        child.start()
        child.join()

    return start


@in_a_process
def greet(name):
    print("hello", name)


if __name__ == "__main__":
    greet("ann")
