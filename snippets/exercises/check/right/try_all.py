from concurrent.futures import ProcessPoolExecutor


def try_all(function, items):
    with ProcessPoolExecutor(2) as executor:
        futures = {
            item: executor.submit(function, item)
            for item in items
        }
        return {
            item: future.exception() or future.result()
            for item, future in futures.items()
        }
