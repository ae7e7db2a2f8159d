import os
import time
from multiprocessing import Pool, TimeoutError


def f(x):
    return x * x


if __name__ == "__main__":
    with Pool(processes=1) as pool:
        res = pool.apply_async(f, (20,))
        print(res.get(timeout=20))
        res = pool.apply_async(os.getpid, ())
        print(res.get(timeout=20))
        res = pool.apply_async(time.sleep, (30,))
        try:
            print(res.get(timeout=0.2))
        except TimeoutError:
            print("We lacked patience and got a multiprocessing.TimeoutError")
