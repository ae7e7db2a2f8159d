import pickle
from fractions import Fraction
from threading import Lock


def double(number):
    return 2 * number


if __name__ == "__main__":
    with open(__file__) as open_file:
        candidates = {
            "a list of tuples": [("ann", 31), ("bob", 27)],
            "a fraction": Fraction(1, 3),
            "a function of the module": double,
            "a lambda": lambda number: 2 * number,
            "a generator": (
                2 * number for number in [1, 2]
            ),
            "an open file": open_file,
            "a lock": Lock(),
        }
        for what, candidate in candidates.items():
            try:
                pickle.dumps(candidate)
                print("yes:", what)
            except Exception:  # of several classes
                print("no: ", what)
