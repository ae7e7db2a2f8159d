import logging
from multiprocessing import Process


def start_log():
    logging.basicConfig(level="INFO", format="%(message)s")


def convert(name):
    start_log()
    logging.info("%s is converted", name)


if __name__ == "__main__":
    start_log()
    child = Process(target=convert, args=["map.png"])
    child.start()
    child.join()
    logging.info("all are converted")
