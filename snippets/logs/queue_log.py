import logging
import sys
from logging.handlers import QueueHandler, QueueListener
from multiprocessing import Process, Queue


def record_sales(records, shop):
    root = logging.getLogger()
    root.addHandler(QueueHandler(records))
    root.setLevel(logging.INFO)
    for product in "tea", "coffee":
        logging.info("%s sells %s", shop, product)


if __name__ == "__main__":
    format = "%(processName)s %(process)d: %(message)s"
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(logging.Formatter(format))
    records = Queue()
    listener = QueueListener(records, handler)
    shops = [
        Process(target=record_sales, args=(records, shop))
        for shop in ("Bern", "Turin")
    ]
    for shop in shops:
        shop.start()
    listener.start()
    for shop in shops:
        shop.join()
    listener.stop()
