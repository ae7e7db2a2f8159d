import calendar
import warnings
from multiprocessing import Process


def tell(process):
    print(process, "1900:", calendar.isleap(1900))
    try:
        warnings.warn("1900 was asked for", stacklevel=2)
    except UserWarning as error:
        print(process, "raised:", error)


if __name__ == "__main__":
    calendar.isleap = lambda year: True  # for a test
    warnings.simplefilter("error")
    tell("main")
    child = Process(target=tell, args=["child"])
    child.start()
    child.join()
