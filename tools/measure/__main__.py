"""Measure what processes cost: `python -m tools.measure [--check] [NAME ...]`.

Runs each program of `snippets/numbers/` on three interpreters at hand, the oldest, the newest and
the newest free-threaded one, one run at a time. Writes what they printed to `snippets/numbers/`,
draws tables and charts from it, and puts the numbers into the pages' prose.

With --check it writes nothing, and says which conclusions do not come out again: of two things in
one group, which one is faster, wherever both measurements tell them apart; and a break-even, within
a factor of two, where its own quartiles are.
"""

import argparse
import datetime
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from itertools import combinations
from pathlib import Path

import click

from tools.draw.chart import draw
from tools.interpreter import at_hand
from tools.measure.claims import pages, restate
from tools.repository import SiteError, relative
from tools.snippet.measurement import data_path, fingerprint, parse, programs, read, rows
from tools.snippet.program import Snippet

LIMIT = 300  # seconds a program may take on one interpreter
_BUILD = "import platform; print(*platform.python_build(), platform.python_compiler())"


def machine():
    """Return the conditions that all runs share."""
    info = Path("/proc/cpuinfo")
    models = [
        line.partition(":")[2].strip()
        for line in (info.read_text().splitlines() if info.exists() else ())
        if line.startswith("model name")
    ]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "processor": models[0] if models else platform.processor(),
        "cpus": len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else os.cpu_count(),
        "memory": f"{memory / 2**30:.0f} GiB",
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
    }


def measure(program, python):
    """Run the program at path `program` on `python` and return its run, as `measured` has it.

    Raises SiteError where it fails, takes longer than LIMIT, or prints no measurement.
    """
    before, begin = os.getloadavg()[0], time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, program.name)
        copy.write_bytes(program.read_bytes())
        try:
            done = subprocess.run(
                [python.path, copy.name],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                timeout=LIMIT,
            )
        except subprocess.TimeoutExpired:
            raise SiteError(f"{relative(program)} on {python}: over {LIMIT} s") from None
    try:
        if done.returncode:
            raise ValueError(f"exit code {done.returncode}")
        found, dimension, noisy = parse(done.stdout)
    except ValueError as error:
        raise SiteError(f"{relative(program)} on {python}: {error}\n{done.stdout}") from None
    build = subprocess.run([python.path, "-c", _BUILD], capture_output=True, text=True, check=True)
    return {
        "python": f"CPython {python.name}",
        "build": build.stdout.strip(),
        "date": datetime.date.today().isoformat(),
        "took": round(time.monotonic() - begin, 1),
        "load": [round(before, 2), round(os.getloadavg()[0], 2)],
        "dimension": dimension,
        "rows": [[row.group, row.label, row.median, row.low, row.high] for row in found],
        "noisy": noisy,
    }


def chosen_pythons():
    """Return the oldest, the newest and the newest free-threaded interpreter at hand."""
    pythons = at_hand()
    with_gil = [python for python in pythons if not python.free_threaded]
    free = [python for python in pythons if python.free_threaded]
    return sorted({*with_gil[:1], *with_gil[-1:], *free[-1:]}, key=lambda python: python.version)


def order(run):
    """Return {(one, other): is one less than the other?} of rows of a group that are told apart."""
    found = {}
    for one, other in combinations(rows(run), 2):
        if one.group == other.group and (one.high < other.low or other.high < one.low):
            found[one.name, other.name] = one.median < other.median
    return found


def differences(old, new):
    """Yield the conclusions of the run `old` that the run `new` turns round."""
    known, again = order(old), order(new)
    for pair in known:
        if again.get(pair, known[pair]) != known[pair]:
            less, more = pair if known[pair] else pair[::-1]
            yield f"{less} was less than {more}, and is more"
    medians = {row.name: row.median for row in rows(new)}
    for row in rows(old):
        certain = row.group == "break-even" and row.high <= 2 * row.low
        if certain and row.name in medians:
            times = medians[row.name] / row.median
            if not 1 / 2 <= times <= 2:
                yield f"{row.name} is {times:.2g} × what it was"


def main(arguments):
    parser = argparse.ArgumentParser(prog="make measure", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, compare")
    parser.add_argument("names", nargs="*", help="programs, all of them if none is named")
    options = parser.parse_args(arguments)
    chosen = [p for p in programs() if not options.names or p.stem in options.names]
    jobs = [
        (program, python)
        for program in chosen
        for python in chosen_pythons()
        if not Snippet(program).why_not(python)
    ]
    failed, found, broken = False, {program: {} for program in chosen}, set()
    with click.progressbar(
        jobs, item_show_func=lambda job: job and f"{job[0].stem} on {job[1].name}", file=sys.stderr
    ) as bar:
        for program, python in bar:
            try:
                found[program][python.kind] = measure(program, python)
            except SiteError as error:
                broken.add(program)
                print(f"\n{error}", file=sys.stderr)
    for program, runs in found.items():
        if options.check:
            for kind, run in runs.items():
                if old := read(program)["runs"].get(kind):
                    for difference in differences(old, run):
                        failed = True
                        print(f"{program.stem} on {run['python']}: {difference}")
        elif program not in broken:  # or else the old measurements stay, whole
            data = {"program": fingerprint(program), "machine": machine(), "runs": runs}
            text = json.dumps(data, indent=1, ensure_ascii=False)
            data_path(program).write_text(text + "\n", encoding="utf-8", newline="\n")
            draw(program)
    if options.check and not failed and not broken:
        print("every conclusion came out again")
    try:
        for page in () if options.check else pages():
            text = restate(page)
            if text != page.read_text(encoding="utf-8"):
                page.write_text(text, encoding="utf-8", newline="\n")
    except SiteError as error:
        sys.exit(str(error))
    sys.exit(failed or bool(broken))


if __name__ == "__main__":
    main(sys.argv[1:])
