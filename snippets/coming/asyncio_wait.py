import asyncio
import sys
from asyncio.subprocess import PIPE

PROGRAM = "print('x' * 1_000_000)"


async def run_program():
    return await asyncio.create_subprocess_exec(
        sys.executable, "-c", PROGRAM, stdout=PIPE
    )


async def main():
    program = await run_program()
    try:
        await asyncio.wait_for(program.wait(), 2)
    except TimeoutError:
        print("wait(): the program has not ended")
    output, _ = await program.communicate()
    print("communicate():", len(output), "bytes")


if __name__ == "__main__":
    asyncio.run(main())
