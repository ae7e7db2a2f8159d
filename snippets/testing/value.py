import unittest
from concurrent.futures import ProcessPoolExecutor


def add_tax(price):
    return price + 20


class TestTax(unittest.TestCase):
    def test_tax_in_a_worker(self):
        with ProcessPoolExecutor(1) as workers:
            answer = workers.submit(add_tax, 200)
            price = answer.result(timeout=30)
        self.assertEqual(price, 240)


if __name__ == "__main__":
    unittest.main()
