from multiprocessing import Array, Lock, Pool, Value


def use(shared):
    print("this is never printed")


if __name__ == "__main__":
    with Pool(1) as pool:
        for shared in Value("i", 0), Array("d", 3), Lock():
            try:
                pool.apply(use, (shared,))
            except RuntimeError as error:
                print("RuntimeError:", error)
