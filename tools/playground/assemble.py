"""Puts the playground into a site: the runtime of `playground/`, Pyodide, and Python's part of it.

playground/kernel, process, page    as they are in the repository
playground/pyodide                  what npm has installed, its WebAssembly compressed
playground/python.json              {"key": of what a snapshot has, "files": {path: text}}
playground/drawing.json             {path: text} of what draws timelines, Jinja with it
playground/licenses.txt             what is not this project's own
isolate.js                          a service worker; its scope is its folder
"""

import gzip
import hashlib
import json
from collections.abc import Mapping
from importlib.metadata import distribution
from pathlib import Path

import jinja2
import markupsafe

from tools.repository import ROOT, SiteError, relative

PLAYGROUND = ROOT / "playground"
PYODIDE = PLAYGROUND / "node_modules" / "pyodide"
PROBE = ROOT / "tools" / "run" / "probe"
SCRIPTS = ("kernel", "process", "page")  # folders of what a browser loads
# Of Pyodide, what is needed to run the standard library.
NEEDED = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide-lock.json", "python_stdlib.zip")
WASM = "pyodide.asm.wasm"
# By gzip. To a host that knows the ending .gz, it would be an encoding, and be undone.
PACKED = f"{WASM}.packed"
BUTTONS = PLAYGROUND / "page" / "buttons.js"  # is joined with the scripts of every page
DRAWS = ("snippet", "run", "compare", "claims", "draw")  # folders of tools/
# What is loaded when the first run is over, or not by every browser.
LATER = ("playground/drawing.json", "playground/licenses.txt", "isolate.js")
LICENSES = """The programs on these pages run on Pyodide {version}, CPython compiled to WebAssembly.
Pyodide is under the Mozilla Public License 2.0; its source is at
https://github.com/pyodide/pyodide. What it contains of CPython is under the PSF License Agreement,
https://docs.python.org/3/license.html. Timelines are drawn with Jinja and MarkupSafe, which are
under the BSD-3-Clause License, https://palletsprojects.com. All else is this project's own.
"""


def is_installed() -> bool:
    """Has npm installed Pyodide?"""
    return PYODIDE.is_dir()


def pyodide_version() -> str:
    """Return the version of Pyodide that `playground/package-lock.json` pins."""
    lock = json.loads((PLAYGROUND / "package-lock.json").read_text("utf-8"))
    return str(lock["packages"]["node_modules/pyodide"]["version"])


def runtime() -> list[Path]:
    """Return the files on which depends what a program does in a browser."""
    scripts = [path for name in ("kernel", "process") for path in PLAYGROUND.glob(f"{name}/*.js")]
    page = [PLAYGROUND / "page" / name for name in ("interpreters.js", "run.js")]
    python = [*PLAYGROUND.glob("python/_playground/*.py")]
    return sorted([*scripts, *page, *python, PLAYGROUND / "package-lock.json"])


def runtime_hash() -> str:
    """Return 12 hexadecimal digits that change with the runtime, and with Pyodide."""
    digest = hashlib.sha256()
    for path in runtime():
        digest.update(f"{relative(path)}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def playground() -> dict[str, str | bytes]:
    """Return the files of the playground: {path in the site: contents}.

    Raises SiteError where Pyodide is not installed.
    """
    if not is_installed():
        raise SiteError(f"{relative(PYODIDE)}: not there; `npm ci --prefix playground` installs it")
    found: dict[str, str | bytes] = {
        relative(path): path.read_text("utf-8")
        for name in SCRIPTS
        for path in sorted((PLAYGROUND / name).glob("*.*s"))
        if path.name != BUTTONS.name
    }
    found["isolate.js"] = (PLAYGROUND / "isolate.js").read_text("utf-8")
    found |= {f"playground/pyodide/{name}": (PYODIDE / name).read_bytes() for name in NEEDED}
    packed = gzip.compress((PYODIDE / WASM).read_bytes(), 9, mtime=0)
    found[f"playground/pyodide/{PACKED}"] = packed
    found["playground/python.json"] = json.dumps(_python())
    found["playground/drawing.json"] = json.dumps(_drawing())
    found["playground/licenses.txt"] = _licenses()
    return found


def size(files: Mapping[str, str | bytes]) -> str:
    """Return how much is loaded before the first run of `playground()`, compressed: "6.4 MB"."""
    first = [name for name in files if name not in LATER]
    packed = {name: files[name] for name in first}
    total = sum(
        len(gzip.compress(text.encode() if isinstance(text, str) else text, 6))
        for text in packed.values()
    )
    return f"{total / 1e6:.1f} MB"


def _licenses() -> str:
    """Return what has to be said of what is not this project's own."""
    texts = [LICENSES.format(version=pyodide_version())]
    for package in (jinja2, markupsafe):
        said = distribution(package.__name__).read_text("licenses/LICENSE.txt")
        texts.append(f"{package.__name__}\n\n{said}")
    return "\n".join(texts)


def _drawing() -> dict[str, str]:
    """Return the Python files of what draws a timeline, as drawing.json."""
    own = [ROOT / "tools" / name for name in ("__init__.py", "repository.py", "interpreter.py")]
    own += [path for name in DRAWS for path in (ROOT / "tools" / name).glob("*.*")]
    files = {f"/lib/{relative(path)}": path.read_text("utf-8") for path in own}
    for package in (jinja2, markupsafe):
        folder = Path(package.__path__[0])
        for path in sorted(folder.glob("*.py")):
            files[f"/lib/{folder.name}/{path.name}"] = path.read_text("utf-8")
    return dict(sorted(files.items()))


def _python() -> dict[str, object]:
    """Return the Python files that a process has besides the standard library, as python.json."""
    folder = PLAYGROUND / "python"
    paths = {path: path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.py"))}
    files = {f"/lib/playground/{name}": path.read_text("utf-8") for path, name in paths.items()}
    snapshot = json.dumps([pyodide_version(), files]).encode()
    files |= {f"/lib/{relative(path)}": path.read_text("utf-8") for path in PROBE.glob("*.py")}
    return {"key": hashlib.sha256(snapshot).hexdigest()[:16], "files": files}


def write(folder: Path) -> None:
    """Put the playground into the site in `folder`."""
    for name, contents in playground().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(contents if isinstance(contents, bytes) else contents.encode())
