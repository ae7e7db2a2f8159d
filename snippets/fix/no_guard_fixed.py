from multiprocessing import get_context


def greet(name):
    print("hello from", name)


if __name__ == "__main__":
    spawn = get_context("spawn")  # as on Windows, macOS
    child = spawn.Process(target=greet, args=("ann",))
    child.start()
    child.join()
    print("child ended with", child.exitcode)
