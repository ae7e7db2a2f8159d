import asyncio
from concurrent.futures import ProcessPoolExecutor


def cpu_bound():
    return sum(i * i for i in range(10**4))


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor() as pool:
        result = await loop.run_in_executor(pool, cpu_bound)
        print("custom process pool", result)


if __name__ == "__main__":
    asyncio.run(main())
