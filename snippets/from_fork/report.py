import logging
from multiprocessing import Process


def convert(name):
    logging.info("%s is converted", name)


if __name__ == "__main__":
    logging.basicConfig(level="INFO", format="%(message)s")
    child = Process(target=convert, args=["map.png"])
    child.start()
    child.join()
    logging.info("all are converted")
