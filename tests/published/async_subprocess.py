import asyncio
import sys


async def main():
    proc = await asyncio.create_subprocess_exec(
        sys.executable, "-c", "print(6 * 7)", stdout=asyncio.subprocess.PIPE
    )
    stdout, _ = await proc.communicate()
    print(f"[exited with {proc.returncode}]")
    print(f"[stdout] {stdout.decode()}")


asyncio.run(main())
