from multiprocessing.pool import ThreadPool


def everywhere(function, items):
    with ThreadPool(2) as pool:
        return pool.map(function, items)
