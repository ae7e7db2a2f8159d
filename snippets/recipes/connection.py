import sqlite3
from contextlib import closing
from multiprocessing import Pool


def connect(path):
    global shop
    shop = sqlite3.connect(path)


def spent(customer):
    query = "SELECT sum(price) FROM sales WHERE customer=?"
    return shop.execute(query, [customer]).fetchone()[0]


if __name__ == "__main__":
    sales = [("ann", 20), ("bob", 5), ("ann", 12)]
    with closing(sqlite3.connect("shop.db")) as setup:
        setup.execute("DROP TABLE IF EXISTS sales")
        setup.execute("CREATE TABLE sales(customer, price)")
        setup.executemany(
            "INSERT INTO sales VALUES (?, ?)", sales
        )
        setup.commit()
    with Pool(2, connect, ["shop.db"]) as pool:
        print(pool.map(spent, ["ann", "bob"]))
