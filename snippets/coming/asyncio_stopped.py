import asyncio
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Event


def keep(*events):
    global begun, stop
    begun, stop = events


def add_up(limit):
    begun.set()
    total = 0
    for number in range(limit):
        if stop.is_set():
            print("  worker: stopped")
            return None
        total += number
    return total


async def main(pool, begun, stop):
    loop = asyncio.get_running_loop()
    adding = loop.run_in_executor(pool, add_up, 10**15)
    await asyncio.to_thread(begun.wait)
    adding.cancel()
    try:
        await adding
    except asyncio.CancelledError:
        print("cancelled")
        stop.set()


if __name__ == "__main__":
    begun, stop = Event(), Event()
    pool = ProcessPoolExecutor(
        1, initializer=keep, initargs=[begun, stop]
    )
    with pool:
        asyncio.run(main(pool, begun, stop))
    print("the pool has ended")
