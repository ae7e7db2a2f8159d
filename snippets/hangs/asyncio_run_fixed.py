import asyncio
from queue import Queue


async def main():
    jobs = Queue()
    loop = asyncio.get_running_loop()
    taking = loop.run_in_executor(None, jobs.get)
    try:
        print("main() returns")
    finally:
        jobs.put(None)
        await taking


if __name__ == "__main__":
    asyncio.run(main())
    print("asyncio.run() has returned")
