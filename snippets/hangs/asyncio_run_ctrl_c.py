# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import asyncio
from threading import Event

stop = Event()


def work():
    print("press Ctrl-C")
    while not stop.wait(0.1):
        pass
    print("thread: stops")


async def main():
    loop = asyncio.get_running_loop()
    working = loop.run_in_executor(None, work)
    try:
        await working
    finally:
        stop.set()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        print("main: ends")
