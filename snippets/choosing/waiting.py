import asyncio
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter, sleep


async def wait_in_tasks(waits):
    await asyncio.gather(*map(asyncio.sleep, waits))


def wait_in_threads(waits):
    with ThreadPoolExecutor(len(waits)) as executor:
        list(executor.map(sleep, waits))


def measure(label, function, *args):
    began = perf_counter()
    function(*args)
    print(f"{label:15}{perf_counter() - began:5.2f} s")


if __name__ == "__main__":
    waits = [0.1] * 5  # an answer comes after so long
    measure("one by one:", list, map(sleep, waits))
    measure("five threads:", wait_in_threads, waits)
    measure(
        "five tasks:", asyncio.run, wait_in_tasks(waits)
    )
