"""Running a snippet under an interpreter and a start method, as a reader would."""

import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tools.interpreter import Interpreter
from tools.repository import ROOT, SiteError, relative
from tools.run.job import SILENCE, Job, Result, extent, put
from tools.snippet.events import GOES_ON, INTERRUPT, STILL, Line
from tools.snippet.program import Snippet
from tools.snippet.recording import Recording

LIMIT = 20.0  # seconds a program may take
_PROBE = Path(__file__).parent / "probe"


class RunError(Exception):
    """A program did what no transcript may show: outlived its limit, flooded, forked on."""


def _environment(python: Interpreter, variables: dict[str, str]) -> dict[str, str]:
    """Return the fixed environment of a run, with the command's own variables."""
    kept = {
        name: os.environ[name] for name in ("LD_LIBRARY_PATH", "SYSTEMROOT") if name in os.environ
    }
    path = os.pathsep.join([os.path.dirname(python.path), os.defpath])
    fixed = {"LANG": "C.UTF-8", "LOGNAME": "you", "TERM": "dumb", "TZ": "UTC", "USER": "you"}
    return {"PATH": path, **fixed, **kept, **variables}


def job(
    snippet: Snippet,
    published: Recording,
    python: Interpreter,
    method: str | None,
    timeline: bool = False,
) -> Job:
    """Return the Job to run the snippet as the recording's command says, and to end it likewise.

    `method` None means the platform's default, without the probe. `timeline` has the probe log what
    a timeline needs. Raises SiteError where the input is missing.
    """

    def printed(lines: Sequence[Line]) -> tuple[int, int]:
        return extent("".join(f"{n.text}\n" for n in lines if n.text != INTERRUPT).encode())

    environment = _environment(python, published.command.variables)
    if method is not None:
        environment.update(PYTHONPATH=str(_PROBE), SNIPPET_METHOD=method)
    if timeline:
        environment["SNIPPET_TIMELINE"] = "1"
    stdin = published.command.stdin and str(snippet.main.parent / published.command.stdin)
    if stdin and not os.path.isfile(stdin):
        raise SiteError(f"{relative(published.path)}:1: there is no {published.command.stdin}")
    lines, ending = published.run.lines, published.run.ending
    return Job(
        argv=(python.path, *published.command.arguments),
        files={str(file): os.path.relpath(file, snippet.main.parent) for file in snippet.files},
        stdin=stdin,
        environment=environment,
        limit=snippet.tool.get("limit", LIMIT),
        expect=ending if isinstance(ending, str) else None,
        printed=printed(lines),
        interrupts=tuple(
            printed(lines[:n]) for n, line in enumerate(lines) if line.text == INTERRUPT
        ),
        typed=published.command.typed,
    )


def run_all(jobs: Sequence[Job]) -> list[Result]:
    """Run the jobs side by side and return their results.

    Whatever happens, no run is left. Raises RunError where a leader has died.
    """
    if os.name == "nt":
        return list(map(_piped, jobs))
    command = [sys.executable, "-E", "-s", "-S", "-m", "tools.run.leader"]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, cwd=ROOT, stdin=pipe, stdout=pipe, start_new_session=True
    ) as leader:
        assert leader.stdin and leader.stdout
        try:
            pickle.dump(jobs, leader.stdin)
            leader.stdin.flush()  # and not closed: its end would abort the runs
            return [pickle.load(leader.stdout) for _ in jobs]
        except (EOFError, pickle.UnpicklingError):
            raise RunError("a leader died: something killed it from outside") from None
        finally:
            leader.stdin.close()
            leader.stdout.read()


def _piped(job: Job) -> Result:
    """Return what a leader would, without a log, on Windows, which has no pseudo-terminal."""
    reason, limit = (job.expect, 2 * SILENCE) if job.expect else ("limit", job.limit)
    with (
        tempfile.TemporaryDirectory(prefix="snippet-") as folder,
        open(job.stdin or os.devnull, "rb") as stdin,
    ):
        put(job.files, folder)
        program = subprocess.Popen(
            job.argv,
            cwd=folder,
            env={**job.environment, "TEMP": folder},
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        try:
            output, _ = program.communicate(timeout=limit)
            reason = "ended"
        except BaseException as error:
            # Its children hold the pipe: end the whole tree.
            tree = ["taskkill", "/F", "/T", "/PID", str(program.pid)]
            subprocess.run(tree, capture_output=True)
            output, _ = program.communicate()
            if not isinstance(error, subprocess.TimeoutExpired):
                raise
        text = output.replace(b"\r\n", b"\n").decode("latin-1")
        return Result(reason, program.returncode, text, "", 0, os.path.realpath(folder))


def ending(result: Result) -> int | str:
    """Return how the run ended, as a Transcript has it; raise RunError if it may not end so."""
    if result.stuck:
        raise RunError("could not be killed: " + ", ".join(result.stuck))
    if result.reason in (STILL, GOES_ON):
        return result.reason
    if result.reason == "ended" and result.status is not None:
        return result.status if result.status >= 0 else 128 - result.status
    survivors = "".join(f"\n  {line}" for line in result.survivors)
    raise RunError(
        {
            "limit": f"it was still running after its limit:{survivors}",
            "flood": "it printed more than 1 MB",
            "processes": f"it had more than 64 processes at once:{survivors[:400]}",
            "aborted": "it was aborted",
        }[result.reason]
    )
