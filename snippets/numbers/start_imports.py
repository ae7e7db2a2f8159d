# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# methods = ["fork"]
# ///
import sys
from pathlib import Path
from statistics import quantiles
from subprocess import check_output
from tempfile import TemporaryDirectory

PROGRAM = """
import sys
from multiprocessing import get_context
from time import perf_counter

def nothing():
    pass

if __name__ == "__main__":
    for start in sys.argv[1:]:
        method = start.removeprefix("first ")
        begin = perf_counter()
        child = get_context(method).Process(target=nothing)
        child.start()
        child.join()
        print(perf_counter() - begin)
"""
IMPORTS = {
    "no import": "",
    "three imports": "import asyncio, decimal, http.client",
}
STARTS = "fork", "first forkserver", "forkserver", "spawn"


def measure(program, line):
    program.write_text(line + PROGRAM)
    # The very first start imports more; it is left out.
    command = [sys.executable, program, "fork", *STARTS]
    _, *printed = check_output(command).split()
    return [float(seconds) for seconds in printed]


if __name__ == "__main__":
    rounds = int(sys.argv[1]) if sys.argv[1:] else 20
    taken = {imports: [] for imports in IMPORTS}
    with TemporaryDirectory() as folder:
        program = Path(folder, "program.py")
        for _ in range(rounds + 1):
            for imports, line in IMPORTS.items():
                seconds = measure(program, line)
                taken[imports].append(seconds)
    spawn = []
    print(
        "                      median       low      high"
    )
    for imports, rows in taken.items():
        print(imports)
        columns = zip(*rows[1:])  # the first warmed up
        for start, seconds in zip(STARTS, columns):
            low, median, high = quantiles(
                seconds, n=4, method="inclusive"
            )
            row = median, low, high
            cells = [f"{s * 1e3:5.1f} ms" for s in row]
            print(f"  {start:17}", *cells)
        spawn.append(row)
    if rounds >= 20 and spawn[0][2] > spawn[1][1]:
        print("too noisy to compare: spawn")
