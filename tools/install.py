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
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tools.repository import ROOT

_PIN = re.compile(r"^([\w.-]+)==.*\n(?: .*\n)*", re.MULTILINE)
_MISSING = re.compile(r"^# not installed: .*\n", re.MULTILINE)
_ORIGIN = re.compile(r"^    # (?:via |  )(.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Pin:
    """An entry of a lock: the lines about one version of a package, and what asks for it."""

    name: str
    text: str
    origins: frozenset[str]  # names of packages, and "python-processes (pyproject.toml:GROUP)"


def pins(lock: Path) -> list[Pin]:
    """Return the entries of a lock that uv wrote."""
    found = _PIN.finditer(lock.read_text("utf-8"))
    return [Pin(pin[1], pin[0], frozenset(_ORIGIN.findall(pin[0]))) for pin in found]


def direct(lock: list[Pin], group: str | None) -> list[str]:
    """Return the names of the packages that the group itself names, or the project without one."""
    origin = f"python-processes (pyproject.toml{f':{group}' if group else ''})"
    return [pin.name for pin in lock if origin in pin.origins]


def needed(lock: list[Pin], names: Iterable[str]) -> str:
    """Return the part of a lock that installs these packages, with all that they need."""
    wanted = set(names)
    while more := {pin.name for pin in lock if pin.origins & wanted} - wanted:
        wanted |= more
    return "".join(pin.text for pin in lock if pin.name in wanted)


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
