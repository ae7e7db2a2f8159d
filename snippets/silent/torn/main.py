import os
import re
import subprocess
import sys

LINE = re.compile(r"(ann|bob|cyd) has done \d+")


def count_whole_lines(unbuffered):
    # PYTHONUNBUFFERED=… python work.py | …
    done = subprocess.run(
        [sys.executable, "work.py"],
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        stdout=subprocess.PIPE,
        text=True,
    )
    lines = done.stdout.splitlines()
    return sum(bool(LINE.fullmatch(line)) for line in lines)


if __name__ == "__main__":
    whole = count_whole_lines("")
    print(f"line_buffering:   {whole} of 30000 are whole")
    whole = count_whole_lines("1")
    print(f"PYTHONUNBUFFERED: {whole} of 30000 are whole")
    print("are some of them torn?", whole < 30000)
