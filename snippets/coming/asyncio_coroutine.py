import asyncio
from concurrent.futures import ProcessPoolExecutor


async def answer(question):
    await asyncio.sleep(0.01)
    return question.upper()


async def gather(questions):
    return await asyncio.gather(*map(answer, questions))


def answer_all(questions):
    return asyncio.run(gather(questions))


async def main(pool):
    loop = asyncio.get_running_loop()
    try:
        await loop.run_in_executor(pool, answer, "why")
    except TypeError as error:
        print("answer:", error)
    answers = await loop.run_in_executor(
        pool, answer_all, ["why", "how"]
    )
    print("answer_all:", answers)


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        asyncio.run(main(pool))
