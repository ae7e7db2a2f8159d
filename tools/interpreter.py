"""The interpreters that run snippets: asking one what it is, and finding those at hand."""

import functools
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tools.repository import SiteError

METHODS = ("fork", "spawn", "forkserver")
# The interpreters that the site is about, by kind: minor version, "t" for a free-threaded build.
SUPPORTED = ("3.11", "3.12", "3.13", "3.13t", "3.14", "3.14t", "3.15", "3.15t")

_ASK = """
import json, multiprocessing, sys, sysconfig
print(json.dumps([
    sys.version_info[:3], bool(sysconfig.get_config_var("Py_GIL_DISABLED")), sys.platform,
    multiprocessing.get_all_start_methods(), multiprocessing.get_start_method(),
    sysconfig.get_path("stdlib")]))
"""

_INSTALLED = """
import os, sys
print(sys.version)
for folder in sys.path:
    for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else ():
        if name.endswith((".dist-info", ".egg-info", ".pth")):
            path = os.path.join(folder, name)
            print(path, open(path, errors="replace").read() if os.path.isfile(path) else "")
"""


@dataclass(frozen=True)
class Interpreter:
    """A Python that runs snippets: `version` as (3, 13, 0), its start methods and default."""

    path: str
    version: tuple[int, int, int]
    free_threaded: bool
    platform: str
    methods: tuple[str, ...]
    default_method: str
    library: str = ""  # the folder of its standard library

    @property
    def kind(self) -> str:
        """Minor version and build, as in SUPPORTED."""
        return f"{self.version[0]}.{self.version[1]}" + "t" * self.free_threaded

    @property
    def name(self) -> str:
        """Version and build, as "3.13.5t"."""
        return ".".join(map(str, self.version)) + "t" * self.free_threaded

    @functools.cached_property
    def packages(self) -> frozenset[str]:
        """The names of the distributions that are installed for it, normalized."""
        found = re.findall(r"([^/\\\s]+?)-[^/\\]*\.(?:dist|egg)-info", self.installed)
        return frozenset(re.sub("[-_.]+", "-", name).lower() for name in found)

    @functools.cached_property
    def installed(self) -> str:
        """Its build, and by name and version what is installed for it, however that is written."""
        return _output(self.path, "-c", _INSTALLED)

    def __str__(self) -> str:
        return f"CPython {self.name} on {self.platform}"


def _output(*command: str) -> str:
    return subprocess.run(command, text=True, capture_output=True, check=True).stdout


@functools.cache
def interpreter(path: str) -> Interpreter:
    """Return the Interpreter at `path`; raise SiteError if that is no Python."""
    # PATH may lead to a link in a virtual environment, which must not be resolved.
    program = os.path.abspath(shutil.which(path) or path)
    try:
        answer = _output(program, "-I", "-c", _ASK)
    except (OSError, subprocess.CalledProcessError) as error:
        raise SiteError(f"{path}: not a Python that can be run: {error}") from None
    version, free_threaded, platform, methods, default, library = json.loads(answer)
    known = tuple(method for method in METHODS if method in methods)
    return Interpreter(program, tuple(version), free_threaded, platform, known, default, library)


def age(kind: str) -> tuple[int, str]:
    """Sorts kinds of interpreters: the oldest first, a free-threaded build after the other."""
    return int(kind.rstrip("t").partition(".")[2]), kind


def at_hand() -> list[Interpreter]:
    """Return the supported interpreters that this machine has, one of each kind, oldest first.

    They are those that the variable PYTHONS names, or else those on PATH, and of pyenv, uv and
    ~/.cache/pythons. Of several with one minor version and build, the newest is taken.
    """
    if named := os.environ.get("PYTHONS", "").split():
        return sorted(map(interpreter, named), key=lambda p: (age(p.kind), p.version))
    home = Path.home()
    places = [
        *(Path(folder) for folder in os.get_exec_path()),
        *home.glob(".pyenv/versions/*/bin"),
        *home.glob(".local/share/uv/python/*/bin"),
        *home.glob(".cache/pythons/*/bin"),
    ]
    paths = [str(place / f"python{kind}") for place in places for kind in SUPPORTED]
    best: dict[str, Interpreter] = {}
    for path in [sys.executable, *filter(os.path.exists, paths)]:
        try:
            python = interpreter(path)
        except SiteError:  # a shim of pyenv's for a version that is not chosen
            continue
        if python.kind not in best or python.version > best[python.kind].version:
            best[python.kind] = python
    return [best[kind] for kind in sorted(best, key=age)]
