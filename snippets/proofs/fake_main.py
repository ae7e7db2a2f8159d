# /// script
# requires-python = ">=3.14"
# ///
from concurrent.futures import InterpreterPoolExecutor

print("the file runs as", __name__)
SHIPPING = 5


def double(price):
    return 2 * price


def with_shipping(price):
    return price + SHIPPING


if __name__ == "__main__":
    with InterpreterPoolExecutor(1) as executor:
        for cost in double, with_shipping, with_shipping:
            total = executor.submit(cost, 20).result()
            print(f"{cost.__name__}: {total}")
