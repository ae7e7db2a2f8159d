import unittest
from multiprocessing import Process


def add_tax(price):
    return price + 20


def check_tax():
    assert add_tax(200) == 240, "tax is 20 %"


class TestTax(unittest.TestCase):
    def test_tax_in_a_child(self):
        child = Process(target=check_tax)
        child.start()
        child.join()


if __name__ == "__main__":
    unittest.main()
