from multiprocessing import get_context


def welcome(greeting):
    def greet(name):
        print(greeting, name)

    spawn = get_context("spawn")
    child = spawn.Process(target=greet, args=("ann",))
    child.start()
    child.join()


if __name__ == "__main__":
    welcome("hello from")
