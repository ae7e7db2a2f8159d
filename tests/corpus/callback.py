from multiprocessing import Pool


def double(number):
    print("doubling", number)
    return 2 * number


def say(result):
    print("called back with", result)


if __name__ == "__main__":
    pool = Pool(1)
    pool.apply_async(double, (2,), callback=say)
    pool.apply_async(double, (5,), callback=say)
    pool.close()
    pool.join()
    print("done")
