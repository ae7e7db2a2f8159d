from multiprocessing import get_context


def greet(greeting, name):
    print(greeting, name)


if __name__ == "__main__":
    spawn = get_context("spawn")
    child = spawn.Process(
        target=greet, args=("hello from", "ann")
    )
    child.start()
    child.join()
