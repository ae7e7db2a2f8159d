import asyncio
import sys
from asyncio.subprocess import PIPE

PROGRAM = "print('x' * 1_000_000); print('end')"


async def read_lines(**options):
    program = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        PROGRAM,
        stdout=PIPE,
        **options,
    )
    try:
        async for line in program.stdout:
            print("a line of", len(line), "bytes")
    except ValueError as error:
        print("ValueError:", error)
    await program.communicate()


if __name__ == "__main__":
    print("with the default limit")
    asyncio.run(read_lines())
    print("with a limit of 2 MiB")
    asyncio.run(read_lines(limit=2**21))
