from concurrent.futures import ProcessPoolExecutor


def try_all(function, items):
    with ProcessPoolExecutor(2) as executor:
        results = executor.map(function, items)
        return dict(zip(items, results))
