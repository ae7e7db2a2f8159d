"""Puts the playground into a site: the runtime of `playground/`, Pyodide, and Python's part of it.

playground/kernel, process, page    as they are in the repository
playground/pyodide                  what npm has installed, its WebAssembly compressed
playground/python.json              {"key": of what a snapshot has, "files": {path: text}}
"""

import gzip
import hashlib
import json
from pathlib import Path

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
        for path in sorted((PLAYGROUND / name).glob("*.js"))
    }
    found |= {f"playground/pyodide/{name}": (PYODIDE / name).read_bytes() for name in NEEDED}
    packed = gzip.compress((PYODIDE / WASM).read_bytes(), 9, mtime=0)
    found[f"playground/pyodide/{PACKED}"] = packed
    found["playground/python.json"] = json.dumps(_python())
    return found


def _python() -> dict[str, object]:
    """Return the Python files that a process has besides the standard library, as python.json."""
    folder = PLAYGROUND / "python"
    paths = {path: path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.py"))}
    files = {f"/lib/playground/{name}": path.read_text("utf-8") for path, name in paths.items()}
    snapshot = json.dumps([pyodide_version(), files]).encode()
    files |= {f"/lib/recorder/{path.name}": path.read_text("utf-8") for path in PROBE.glob("*.py")}
    return {"key": hashlib.sha256(snapshot).hexdigest()[:16], "files": files}


def write(folder: Path) -> None:
    """Put the playground into the site in `folder`."""
    for name, contents in playground().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(contents if isinstance(contents, bytes) else contents.encode())
