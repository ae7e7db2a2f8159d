import asyncio
from queue import Queue


async def main():
    jobs = Queue()
    loop = asyncio.get_running_loop()
    loop.run_in_executor(None, jobs.get)
    print("main() returns")


if __name__ == "__main__":
    asyncio.run(main())
    print("asyncio.run() has returned")
