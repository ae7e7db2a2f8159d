from itertools import islice
from multiprocessing import Pool


def read_orders():
    for number in range(100_000):
        yield [number] * 3


if __name__ == "__main__":
    orders = read_orders()
    income = 0
    with Pool(2) as pool:
        while piece := list(islice(orders, 5000)):
            income += sum(pool.map(sum, piece))
    print("income:", income)
