from functools import wraps
from multiprocessing import Pool


def logged(function):
    @wraps(function)
    def wrapper(text):
        print(function.__name__, "of", text)
        return function(text)

    return wrapper


@logged
def count_words(text):
    return len(text.split())


if __name__ == "__main__":
    with Pool(1) as pool:
        print(pool.map(count_words, ["to be", "or"]))
