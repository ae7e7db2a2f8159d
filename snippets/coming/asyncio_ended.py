import asyncio
import sys
from asyncio.subprocess import PIPE

PROGRAM = "import time; print('up'); time.sleep(600)"


async def run_program(up):
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-uc", PROGRAM, stdout=PIPE
    )
    try:
        print("program:", await program.stdout.readline())
        up.set()
        await program.communicate()
    finally:
        if program.returncode is None:
            program.kill()
        print("program: exit code", await program.wait())


async def main():
    up = asyncio.Event()
    running = asyncio.create_task(run_program(up))
    await up.wait()
    running.cancel()
    try:
        await running
    except asyncio.CancelledError:
        print("main: the task is cancelled")


if __name__ == "__main__":
    asyncio.run(main())
