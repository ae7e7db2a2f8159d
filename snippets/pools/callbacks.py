import os
from multiprocessing import Pool
from threading import current_thread


def read_price(text):
    return float(text)


def show(result):
    print(repr(result))
    print("  in", current_thread().name, "of", os.getpid())


if __name__ == "__main__":
    with Pool(1) as pool:
        for text in "3.20", "free":
            pool.apply_async(
                read_price,
                [text],
                callback=show,
                error_callback=show,
            ).wait()
    print("main:", current_thread().name, "of", os.getpid())
