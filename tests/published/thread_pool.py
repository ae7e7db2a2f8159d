from concurrent.futures import ThreadPoolExecutor
from threading import current_thread


def load(url):
    return f"{current_thread().name} loads {url}"


with ThreadPoolExecutor(2) as pool:
    for line in pool.map(load, ["a.html"]):
        print(line)
