"""Try which of a reader's settings change an output: `make surroundings`.

Every program runs as a reader with such a setting runs it: without the recorder, under the
platform's default start method. Its ending and its lines must be those of its transcript; where
they may not mix, their order, too. A setting is written as it is typed, with NAME for the program.
"""

import argparse
import os
import re
import shutil
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial

from tools.check.check import claims, run_and_compare
from tools.interpreter import METHODS, Interpreter, interpreter
from tools.repository import SiteError
from tools.run.job import Job
from tools.snippet.program import Snippet, snippets
from tools.snippet.recording import read

# Where there are several variables, what does not hold with all of them is tried with each alone.
SETTINGS = (
    "python NAME.py",  # changes nothing: what does not hold then is no matter of settings
    "PYTHONUNBUFFERED=1 python NAME.py",
    "python -u NAME.py",
    "python NAME.py | cat",
    "python -m NAME",
    "uv run NAME.py",
    "PYTHONHASHSEED=0 COLUMNS=40 LC_ALL=C PYTHONUTF8=0 TERM=xterm-256color TZ=Asia/Tokyo"
    " PYTHONDONTWRITEBYTECODE=1 PYTHONFAULTHANDLER=1 PYTHONMALLOC=debug PYTHONOPTIMIZE=1"
    " PYTHONSAFEPATH=1 PYTHON_CPU_COUNT=1 PYTHONWARNINGS=default python NAME.py",
    "PYTHONHASHSEED=1 COLUMNS=200 FORCE_COLOR=1 PYTHONIOENCODING=ascii PYTHONDEVMODE=1"
    " PYTHONWARNINGS=error python NAME.py",
)
_SETTING = re.compile(
    r"(?P<variables>(?:\w+=\S* )*)"
    r"(?:python (?:(?P<module>-m )NAME|(?P<unbuffered>-u )?NAME\.py)|(?P<uv>uv run )NAME\.py)"
    r"(?P<pipe> \| cat)?"
)
Verdict = tuple[bool | None, str]
_UV = ("uv", "run", "--no-project", "--offline", "--no-cache", "--python")


def alone(setting: str) -> list[str]:
    """Return, of a setting with several variables, those that have one each."""
    variables = re.findall(r"\S+=\S* ", setting)
    command = setting[len("".join(variables)) :]
    return [variable + command for variable in variables] if len(variables) > 1 else []


def changed(job: Job, setting: str, own: Mapping[str, str]) -> Job:
    """Return the job that starts the same program as the setting says.

    `own` are the variables that the program's command sets. Raises SiteError where the setting is
    malformed, or where the program cannot be started so.
    """
    match = _SETTING.fullmatch(setting)
    if not match:
        raise SiteError(f"not a way to start a program: {setting}")
    python, *arguments = job.argv
    command = [python, *arguments]
    if match["unbuffered"]:
        command[1:1] = ["-u"]
    if match["module"] or match["uv"]:
        if not (files := [word for word in arguments if word.endswith(".py")]):
            raise SiteError("Python reads the program from standard input")
        place = arguments.index(files[0])
        if match["module"]:
            command[1 + place : 2 + place] = ["-m", files[0].removesuffix(".py")]
        elif not (uv := shutil.which("uv")):
            raise SiteError("uv is not installed")
        else:  # `uv run` takes no option of Python's
            command = [uv, *_UV[1:], python, *(["python"] if place else []), *arguments]
    if match["pipe"]:
        command = ["/bin/bash", "-o", "pipefail", "-c", '"$@" | cat', "bash", *command]
    variables = dict(pair.split("=", 1) for pair in match["variables"].split())
    environment = {**job.environment, **variables, **own}
    return replace(job, argv=tuple(command), environment=environment)


def verdict(setting: str, python: Interpreter, snippet: Snippet, method: str | None) -> Verdict:
    """Return (does the snippet hold, why not), where the former is None if it was not started."""
    try:
        wanted = [(m, read(v)) for m, v in claims(snippet, python) if v and m == method]
        if not wanted:
            return None, "no transcript covers this start method"
        own = wanted[0][1].command.variables
        adapt = partial(changed, setting=setting, own=own)
        failures = [o.failure for o in run_and_compare(snippet, python, wanted, adapt) if o.failure]
    except SiteError as error:
        return None, str(error)
    return not failures, "".join(failure.splitlines()[0] for failure in failures)


def report(setting: str, found: dict[Snippet, Verdict]) -> None:
    """Print how many programs hold, and the others, each with the reason."""
    started = sum(held is not None for held, _ in found.values())
    same = sum(bool(held) for held, _ in found.values())
    print(f"{setting}: {same} of {started} programs print the same")
    for snippet, (held, why) in found.items():
        if not held:
            print(f"  {snippet.name} {'differs' if held is False else 'not started'}: {why}")
    sys.stdout.flush()


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="make surroundings", description=__doc__)
    parser.add_argument("settings", nargs="*", metavar="SETTING", help="all if left out")
    parser.add_argument("--program", action="append", metavar="TOPIC/NAME", help="all if left out")
    parser.add_argument("--python", default=sys.executable, metavar="PATH")
    parser.add_argument("--method", choices=METHODS, help="with the recorder, under this one")
    parser.add_argument("--workers", type=int, default=2 * (os.cpu_count() or 1))
    options = parser.parse_args(arguments)
    python = interpreter(options.python)
    known = {snippet.name: snippet for snippet in snippets()}
    if unknown := set(options.program or ()) - known.keys():
        sys.exit(f"there is no program snippets/{min(unknown)}.py")
    chosen = [known[name] for name in options.program or known if not known[name].why_not(python)]
    print(python, flush=True)
    with ThreadPoolExecutor(options.workers) as threads:

        def tried(setting: str, programs: list[Snippet]) -> dict[Snippet, Verdict]:
            run = partial(verdict, setting, python, method=options.method)
            return dict(zip(programs, threads.map(run, programs), strict=True))

        for together in options.settings or SETTINGS:
            found = tried(together, chosen)
            report(together, found)
            suspects = [snippet for snippet, (held, _) in found.items() if not held]
            for setting in alone(together):
                report(setting, dict.fromkeys(chosen, (True, "")) | tried(setting, suspects))


if __name__ == "__main__":
    main(sys.argv[1:])
