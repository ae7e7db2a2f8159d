"""Measure what processes cost: `python -m tools.measure [--check] [NAME ...]`.

Runs each program of `snippets/numbers/` on three interpreters at hand, the oldest, the newest and
the newest free-threaded one, one run at a time. Keeps what they printed in `snippets/numbers/`,
from which tables and charts are drawn, and puts the numbers into the pages' prose.

With --check it writes nothing, and says which conclusions do not come out again: of two things in
one group, which one is faster, wherever both measurements tell them apart; and a break-even, within
a factor of two, where its own quartiles are.
"""

import argparse
import datetime
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import click

from tools.interpreter import Interpreter, at_hand
from tools.measure.claims import pages, restate
from tools.repository import SiteError, relative
from tools.snippet import measurement
from tools.snippet.measurement import Machine, Measurement, Run
from tools.snippet.program import Snippet

LIMIT = 300  # seconds a program may take on one interpreter
_BUILD = "import platform; print(*platform.python_build(), platform.python_compiler())"


def this_machine() -> Machine:
    """Return the conditions that all runs share."""
    info = Path("/proc/cpuinfo")
    model = re.search(r"model name\s*: (.*)", info.read_text() if info.exists() else "")
    limited = hasattr(os, "sched_getaffinity")  # Linux alone has it
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return Machine(
        processor=model[1].strip() if model else platform.processor(),
        cpus=len(os.sched_getaffinity(0)) if limited else os.cpu_count() or 1,
        memory=f"{memory / 2**30:.0f} GiB",
        system=f"{platform.system()} {platform.release()} {platform.machine()}",
    )


def measure(program: Path, python: Interpreter) -> Run:
    """Run the program at path `program` on `python` and return what it measured.

    Raises SiteError where it fails, takes longer than LIMIT, or prints no measurement.
    """
    where = f"{relative(program)} on {python}"
    before, begin = os.getloadavg()[0], time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(program, folder)
        try:
            done = subprocess.run(
                [python.path, program.name],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                timeout=LIMIT,
            )
        except subprocess.TimeoutExpired:
            raise SiteError(f"{where}: over {LIMIT} s") from None
    took = time.monotonic() - begin
    if done.returncode:
        raise SiteError(f"{where}: exit code {done.returncode}\n{done.stdout}")
    try:
        rows, dimension, noisy = measurement.parse(done.stdout)
    except ValueError as error:
        raise SiteError(f"{where}: {error}\n{done.stdout}") from None
    build = subprocess.run([python.path, "-c", _BUILD], capture_output=True, text=True, check=True)
    return Run(
        python=f"CPython {python.name}",
        build=build.stdout.strip(),
        date=datetime.date.today().isoformat(),
        took=round(took, 1),
        load=[round(before, 2), round(os.getloadavg()[0], 2)],
        dimension=dimension,
        rows=rows,
        noisy=noisy,
    )


def chosen_pythons() -> list[Interpreter]:
    """Return the oldest, the newest and the newest free-threaded interpreter at hand."""
    pythons = at_hand()
    with_gil = [python for python in pythons if not python.free_threaded]
    free = [python for python in pythons if python.free_threaded]
    return sorted({*with_gil[:1], *with_gil[-1:], *free[-1:]}, key=lambda python: python.version)


def measure_all(chosen: list[Path]) -> tuple[dict[Path, dict[str, Run]], set[Path]]:
    """Return ({program: {kind of interpreter: its run}}, the programs that failed on one of them).

    Shows how far it is, and prints why a program failed.
    """
    jobs = [
        (program, python)
        for program in chosen
        for python in chosen_pythons()
        if not Snippet(program).why_not(python)
    ]
    runs: dict[Path, dict[str, Run]] = {program: {} for program, _ in jobs}
    failed = set()
    with click.progressbar(
        jobs, item_show_func=lambda job: job and f"{job[0].stem} on {job[1].name}", file=sys.stderr
    ) as bar:
        for program, python in bar:
            try:
                runs[program][python.kind] = measure(program, python)
            except SiteError as error:
                failed.add(program)
                print(f"\n{error}", file=sys.stderr)
    return runs, failed


def order(run: Run) -> list[tuple[str, str]]:
    """Return (lesser, greater) of any two rows of a group that their quartiles tell apart."""
    return [
        (one.name, other.name)
        for one, other in permutations(run.rows, 2)
        if one.group == other.group and one.high < other.low
    ]


def differences(old: Run, new: Run) -> Iterator[str]:
    """Yield the conclusions of the run `old` that the run `new` turns round."""
    again = order(new)
    for lesser, greater in order(old):
        if (greater, lesser) in again:
            yield f"{lesser} was less than {greater}, but is now more"
    for row in old.rows:
        certain = row.group == "break-even" and row.high <= 2 * row.low
        if certain and row.name in new.by_name:
            times = new.by_name[row.name].median / row.median
            if not 1 / 2 <= times <= 2:
                yield f"{row.name} is {times:.2g} times what it was"


def check(program: Path, runs: dict[str, Run]) -> Iterator[str]:
    """Yield which conclusions of the program's kept measurement do not come out again in `runs`."""
    kept = measurement.read(program).runs
    for kind, run in runs.items():
        for difference in differences(kept[kind], run) if kind in kept else ():
            yield f"{program.stem} on {run.python}: {difference}"


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.measure", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, compare")
    parser.add_argument("names", nargs="*", help="programs, all of them if none is named")
    options = parser.parse_args(arguments)
    programs = {program.stem: program for program in measurement.programs()}
    if unknown := set(options.names) - {*programs}:
        parser.error(f"there is no program snippets/numbers/{min(unknown)}.py")
    runs, failed = measure_all([programs[name] for name in sorted({*options.names} or programs)])
    if options.check:
        turned = [line for program in runs for line in check(program, runs[program])]
        print(*turned, sep="\n", end="\n" if turned else "")
        if not turned and not failed:
            print("every conclusion came out again")
        sys.exit(bool(turned or failed))
    for program in runs:
        if program not in failed:  # or else the old measurement stays, whole
            mark = measurement.fingerprint(program)
            measurement.write(program, Measurement(mark, this_machine(), runs[program]))
    for page in pages():
        if (text := restate(page)) != page.read_text("utf-8"):
            page.write_text(text, "utf-8", newline="\n")
            print(f"{relative(page)}: has new numbers")
    sys.exit(bool(failed))


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except SiteError as error:
        sys.exit(str(error))
