from multiprocessing import Pool


def everywhere(function, items):
    with Pool(2) as pool:
        return pool.map(function, items)
