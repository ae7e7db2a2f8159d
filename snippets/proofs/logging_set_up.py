import logging
from multiprocessing import Process


def tell(process):
    handlers = logging.getLogger().handlers
    print(f"{process}: {len(handlers)} handlers")


if __name__ == "__main__":
    logging.basicConfig()
    tell("main")
    child = Process(target=tell, args=["child"])
    child.start()
    child.join()
