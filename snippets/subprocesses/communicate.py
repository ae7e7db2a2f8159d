import subprocess
import sys


def start_counting(limit):
    code = f"for n in range({limit}): print(n)"
    return subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
    )


if __name__ == "__main__":
    for limit in 10, 200_000:
        counter = start_counting(limit)
        print(f"reading {limit:,} lines")
        output, _ = counter.communicate()
        lines = output.splitlines()
        print(f"got {len(lines):,}, {counter.returncode=}")
