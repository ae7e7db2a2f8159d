from multiprocessing import get_context


def greet(greeting, name):
    print(greeting, name)


def greet_all(names, greeting):
    spawn = get_context("spawn")
    for name in names:
        words = greeting, name
        greeter = spawn.Process(target=greet, args=words)
        greeter.start()
        greeter.join()


if __name__ == "__main__":
    greet_all(["ann", "bob"], "hello")
