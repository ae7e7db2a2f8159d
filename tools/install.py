"""Installs dependency groups of pyproject.toml: `python -m tools.install [--optional] GROUP ...`.

Each package comes in the version that the locks, requirements*.txt, hold, checked by its hash, and
as a wheel, so that none needs a compiler. With --optional, a package without a wheel for this
Python is named and left out, and all others are installed. The environment keeps what a group was
last installed from, so that a second call is quick. Here only the standard library is imported.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from tools.repository import ROOT

_PIN = re.compile(r"^([\w.-]+)==.*\n(?: .*\n)*", re.MULTILINE)
_MISSING = re.compile(r"^# not installed: .*\n", re.MULTILINE)
_ORIGIN = re.compile(r"^    # (?:via |  )(.+)$", re.MULTILINE)


def pins(lock: Path) -> dict[str, str]:
    """Return, by package, the lines of a lock by uv about its version, and what asks for it."""
    return {pin[1]: pin[0] for pin in _PIN.finditer(lock.read_text("utf-8"))}


def direct(lock: Mapping[str, str], group: str | None) -> list[str]:
    """Return the names of the packages that the group itself names, or the project without one."""
    origin = f"python-processes (pyproject.toml{f':{group}' if group else ''})"
    return [name for name, pin in lock.items() if origin in _ORIGIN.findall(pin)]


def needed(lock: Mapping[str, str], names: Iterable[str]) -> str:
    """Return the part of a lock that installs these packages, with all that they need."""
    wanted = set(names)
    while more := {p for p, pin in lock.items() if wanted & {*_ORIGIN.findall(pin)}} - wanted:
        wanted |= more
    return "".join(pin for name, pin in lock.items() if name in wanted)


def _refused(requirements: str) -> str:
    """Have pip install `requirements`; return its last word, or "" if it succeeds."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "requirements.txt")
        file.write_text(requirements, encoding="utf-8")
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        pip += ["--only-binary", ":all:", "--require-hashes", "--requirement", str(file)]
        done = subprocess.run(pip, stderr=subprocess.PIPE, text=True)
    if done.returncode == 0:
        return ""
    return (done.stderr.strip() or "pip failed").splitlines()[-1].removeprefix("ERROR: ")


def install(group: str, optional: bool) -> bool:
    """Install a group; return whether all of it is there, or may be missing."""
    locks = map(pins, sorted(ROOT.glob("requirements*.txt")))
    lock = next(lock for lock in locks if direct(lock, group))
    names = direct(lock, group)
    requirements = needed(lock, names)
    record = Path(sys.prefix, f"requirements-{group}.txt")
    before = record.read_text("utf-8") if record.exists() else ""
    missing = _MISSING.findall(before)
    if _MISSING.sub("", before) != requirements or (missing and not optional):
        print(f"Installing {group}: {', '.join(names)}", flush=True)
        missing = []
        if _refused(requirements):
            whys = {name: _refused(needed(lock, [name])) for name in names}
            missing = [f"# not installed: {name}: {why}\n" for name, why in whys.items() if why]
        record.write_text("".join([requirements, *missing]), encoding="utf-8")
    print(*(line.removeprefix("# ") for line in missing), sep="", end="", flush=True)
    return optional or not missing


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.install", description=__doc__)
    parser.add_argument("--optional", action="store_true", help="go on without what has no wheel")
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    parser.add_argument("groups", nargs="+", metavar="GROUP", choices=groups)
    options = parser.parse_args(arguments)
    # Each is tried, whatever became of the one before.
    whole = [install(group, options.optional) for group in options.groups]
    sys.exit(not all(whole))


if __name__ == "__main__":
    main(sys.argv[1:])
