from multiprocessing import Process


def attempt(what, method):
    try:
        method()
    except AssertionError as error:
        print(f"{what}: {error}")


def misuse(sister):
    attempt("sister.start()", sister.start)
    attempt("sister.join()", sister.join)
    attempt("sister.is_alive()", sister.is_alive)


if __name__ == "__main__":
    sister = Process(target=print)
    child = Process(target=misuse, args=(sister,))
    child.start()
    child.join()
