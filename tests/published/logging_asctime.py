import logging
from multiprocessing import Process

FORMAT = "%(asctime)s [%(processName)s/%(process)d] %(levelname)s: %(message)s"


def work():
    logging.basicConfig(format=FORMAT, level=logging.INFO)
    logging.info("working")


if __name__ == "__main__":
    logging.basicConfig(format=FORMAT, level=logging.INFO)
    logging.info("starting")
    p = Process(target=work)
    p.start()
    p.join()
    logging.info("finished")
