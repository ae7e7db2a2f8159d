from multiprocessing import get_context


def greet_all(names, greeting):
    def greet(name):
        print(greeting, name)

    spawn = get_context("spawn")
    for name in names:
        greeter = spawn.Process(target=greet, args=(name,))
        greeter.start()
        greeter.join()


if __name__ == "__main__":
    greet_all(["ann", "bob"], "hello")
