import unittest
from multiprocessing import Process, SimpleQueue


def run_child(target, *args, limit=30):
    child = Process(target=target, args=args)
    child.start()
    child.join(limit)
    ended = child.exitcode
    if ended is None:
        child.kill()
        child.join()
        raise AssertionError(f"no end within {limit} s")
    if ended != 0:
        raise AssertionError(f"exit code {ended}")


def greet(names):
    assert names.get().isalpha()


class TestGreet(unittest.TestCase):
    def test_a_name(self):
        names = SimpleQueue()
        names.put("Ada")
        run_child(greet, names)

    def test_no_name(self):
        run_child(greet, SimpleQueue(), limit=0.5)


if __name__ == "__main__":
    unittest.main()
