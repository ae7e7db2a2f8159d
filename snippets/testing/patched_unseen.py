import calendar
from multiprocessing import get_context
from unittest import mock

spawn = get_context("spawn")


def tell(process):
    print(process, "1900:", calendar.isleap(1900))


if __name__ == "__main__":
    with mock.patch("calendar.isleap", return_value=True):
        tell("main")
        child = spawn.Process(target=tell, args=["child"])
        child.start()
        child.join()
