import asyncio
import sys
from concurrent import futures
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import Pool


def work(number):
    print("works on", number)
    return number


async def wait_for(executor):
    loop = asyncio.get_running_loop()
    for number in (1, 2):
        print("has", await loop.run_in_executor(executor, work, number))


if __name__ == "__main__":
    way = sys.argv[1]
    print("begin")
    if way == "pool":
        with Pool(1) as pool:
            results = [pool.apply_async(work, (number,)) for number in (1, 2)]
            for result in results:
                print("has", result.get())
    elif way == "await":
        with ProcessPoolExecutor(1) as executor:
            asyncio.run(wait_for(executor))
    else:
        kind = ThreadPoolExecutor if way == "threads" else ProcessPoolExecutor
        if way == "interpreters":  # since 3.14
            kind = getattr(futures, "InterpreterPoolExecutor", ThreadPoolExecutor)
        with kind(1) as executor:
            submitted = [executor.submit(work, number) for number in (1, 2)]
            for future in submitted:
                print("has", future.result())
    print("end")
