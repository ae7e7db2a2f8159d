import logging
from multiprocessing import Process


def record_sales(shop):
    logging.basicConfig(
        filename="sales.log",
        level=logging.INFO,
        format="%(processName)s %(message)s",
    )
    for number in range(200):
        logging.info("sale %d in %s.", number, shop)


if __name__ == "__main__":
    shops = "Bern", "Turin"
    children = [
        Process(
            target=record_sales, args=(shop,), name=shop
        )
        for shop in shops
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    with open("sales.log") as log:
        lines = log.read().splitlines()
    whole = [
        line
        for line in lines
        if line.startswith(shops) and line.endswith(".")
    ]
    print("lines:", len(lines))
    print("whole:", len(whole))
