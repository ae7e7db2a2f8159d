"""Running a snippet under an interpreter and a start method, as a reader would."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from tools.interpreter import Interpreter
from tools.repository import ROOT, SiteError, relative
from tools.run.job import Job, Result
from tools.snippet.events import GOES_ON, STILL
from tools.snippet.program import Snippet
from tools.snippet.recording import Recording

LIMIT = 20.0  # seconds a program may take
SILENCE = 2.0  # seconds of silence that show that a program hangs
_PROBE = Path(__file__).parent / "probe"


class RunError(Exception):
    """A program did what no transcript may show: outlived its limit, flooded, forked on."""


def _environment(python: Interpreter, variables: dict[str, str]) -> dict[str, str]:
    """Return the fixed environment of a run, with the command's own variables."""
    kept = {
        name: os.environ[name] for name in ("LD_LIBRARY_PATH", "SYSTEMROOT") if name in os.environ
    }
    path = os.pathsep.join([os.path.dirname(python.path), os.defpath])
    return {"PATH": path, "LANG": "C.UTF-8", "TERM": "dumb", "TZ": "UTC", **kept, **variables}


def job(
    snippet: Snippet,
    published: Recording,
    python: Interpreter,
    method: str | None,
    expect: str | None = None,
    timeline: bool = False,
) -> Job:
    """Return the Job to run the snippet as the recording's command says.

    `method` None means the platform's default, without the probe. `expect` is what the run may
    be cut short for: STILL, GOES_ON or None. `timeline` has the probe log what a timeline needs.
    Raises SiteError where the input is missing.
    """
    environment = _environment(python, published.command.variables)
    if method is not None:
        environment.update(PYTHONPATH=str(_PROBE), SNIPPET_METHOD=method)
    if timeline:
        environment["SNIPPET_TIMELINE"] = "1"
    stdin = str(snippet.main.parent / published.command.stdin) if published.command.stdin else None
    if stdin and not os.path.isfile(stdin):
        raise SiteError(f"{relative(published.path)}:1: there is no {published.command.stdin}")
    return Job(
        argv=(python.path, *published.command.arguments),
        files=tuple(map(str, snippet.files)),
        stdin=stdin,
        environment=environment,
        recorder=method is not None,
        limit=snippet.tool.get("limit", LIMIT),
        silence=SILENCE,
        expect=expect,
        printed=published.printed,
        interrupts=tuple(published.interrupts),
    )


def run_all(jobs: Sequence[Job]) -> list[Result]:
    """Run the jobs side by side and return their results.

    Whatever happens, no run is left. Raises RunError where a leader has died.
    """
    if os.name == "nt":
        with ExitStack() as stack:
            runs = [stack.enter_context(Piped(each)) for each in jobs]
            return [run.result() for run in runs]
    command = [sys.executable, "-E", "-s", "-S", "-m", "tools.run.leader"]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True, start_new_session=True
    ) as leader:
        assert leader.stdin and leader.stdout
        try:
            leader.stdin.writelines(f"{each.to_json()}\n" for each in jobs)
            leader.stdin.write("\n")
            leader.stdin.flush()  # and not closed: its end would abort the runs
            answers = leader.stdout.read().splitlines()
        finally:
            leader.stdin.close()
            leader.stdout.read()
    if len(answers) != len(jobs) or not all(answers):
        raise RunError("a leader died: something killed it from outside")
    return [Result.from_json(answer) for answer in answers]


class Piped:
    """A run without a leader, for Windows, which has no pseudo-terminal: output by pipe."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._folder = tempfile.TemporaryDirectory(prefix="snippet-")
        for file in job.files:
            shutil.copy2(file, self._folder.name)
        self._stdin = open(job.stdin or os.devnull, "rb")  # noqa: SIM115 - __exit__ closes it
        self._program = subprocess.Popen(
            job.argv,
            cwd=self._folder.name,
            env={**job.environment, "TEMP": self._folder.name},
            stdin=self._stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def __enter__(self) -> "Piped":
        return self

    def result(self) -> Result:
        """Return what the leader would, without a log."""
        reason, limit = "limit", self._job.limit
        if self._job.expect:
            reason, limit = self._job.expect, 2 * SILENCE
        try:
            output, _ = self._program.communicate(timeout=limit)
            reason = "ended"
        except subprocess.TimeoutExpired:
            self._end()
            output, _ = self._program.communicate()
        return Result(
            reason=reason,
            status=self._program.returncode,
            output=output.replace(b"\r\n", b"\n").decode("latin-1"),
            log="",
            leader=0,
            folder=os.path.realpath(self._folder.name),
        )

    def _end(self) -> None:
        if self._program.poll() is None:
            # Its children hold the pipe: end the whole tree.
            tree = ["taskkill", "/F", "/T", "/PID", str(self._program.pid)]
            subprocess.run(tree, capture_output=True)

    def __exit__(self, *exception: object) -> None:
        self._end()
        self._stdin.close()
        self._folder.cleanup()


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
