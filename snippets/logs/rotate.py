# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import logging
from logging.handlers import RotatingFileHandler
from multiprocessing import Event, Process
from pathlib import Path


def set_up():
    handler = RotatingFileHandler("app.log", backupCount=3)
    logging.basicConfig(
        handlers=[handler],
        format="%(processName)s: %(message)s",
    )
    return handler


def work(begun, rotated):
    set_up()
    logging.warning("before")
    begun.set()
    rotated.wait()
    logging.warning("after")


if __name__ == "__main__":
    begun, rotated = Event(), Event()
    child = Process(target=work, args=(begun, rotated))
    child.start()
    begun.wait()
    handler = set_up()
    handler.doRollover()  # as at the end of a day
    logging.warning("has rotated")
    rotated.set()
    child.join()
    for path in Path("app.log"), Path("app.log.1"):
        print(path, path.read_text().splitlines())
