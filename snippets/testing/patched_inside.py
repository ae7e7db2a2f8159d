import calendar
from multiprocessing import get_context
from unittest import mock

spawn = get_context("spawn")


def tell(process):
    print(process, "1900:", calendar.isleap(1900))


def tell_with_patch(process):
    with mock.patch("calendar.isleap", return_value=True):
        tell(process)


def tell_with(is_leap, process):
    print(process, "1900:", is_leap(1900))


def always(year):
    return True


if __name__ == "__main__":
    for target, args in [
        (tell_with_patch, ["patch in the child"]),
        (tell_with, [always, "argument"]),
    ]:
        child = spawn.Process(target=target, args=args)
        child.start()
        child.join()
