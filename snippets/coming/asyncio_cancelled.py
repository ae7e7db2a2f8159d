import asyncio
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Event


def keep(event):
    global begun
    begun = event


def add_up(limit):
    begun.set()
    total = sum(range(limit))
    print("  worker: the sum is", total)


async def main(pool, begun):
    loop = asyncio.get_running_loop()
    adding = loop.run_in_executor(pool, add_up, 10_000_000)
    await asyncio.to_thread(begun.wait)
    adding.cancel()
    try:
        await adding
    except asyncio.CancelledError:
        print("cancelled")


if __name__ == "__main__":
    begun = Event()
    pool = ProcessPoolExecutor(
        1, initializer=keep, initargs=[begun]
    )
    with pool:
        asyncio.run(main(pool, begun))
        print("the loop has ended")
    print("the pool has ended")
