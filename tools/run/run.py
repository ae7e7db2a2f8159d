"""Running a snippet under an interpreter and a start method, as a reader would."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tools.repository import SiteError, relative
from tools.snippet.transcript import GOES_ON, STILL

LIMIT = 20.0  # seconds a program may take
SILENCE = 2.0  # seconds of silence that show that a program hangs
_HERE = Path(__file__).parent


class RunError(Exception):
    """A program did what no transcript may show: outlived its limit, flooded, forked on."""


def _environment(python, variables):
    """Return the fixed environment of a run, with the command's own variables."""
    kept = {
        name: os.environ[name] for name in ("LD_LIBRARY_PATH", "SYSTEMROOT") if name in os.environ
    }
    path = os.pathsep.join([os.path.dirname(python.path), os.defpath])
    return {"PATH": path, "LANG": "C.UTF-8", "TERM": "dumb", "TZ": "UTC", **kept, **variables}


def job(snippet, transcript, python, method, expect=None, timeline=False):
    """Return what a leader is told, to run the snippet as the transcript's command says.

    `method` None means the platform's default, without the recorder. `expect` is what the run may
    be cut short for: STILL, GOES_ON or None. `timeline` has the recorder log what a timeline needs.
    Raises SiteError where the input is missing.
    """
    environment = _environment(python, transcript.variables)
    if method is not None:
        environment.update(PYTHONPATH=str(_HERE / "probe"), SNIPPET_METHOD=method)
    if timeline:
        environment["SNIPPET_TIMELINE"] = "1"
    stdin = transcript.stdin and str(snippet.main.parent / transcript.stdin)
    if stdin and not os.path.isfile(stdin):
        raise SiteError(f"{relative(transcript.path)}:1: there is no {transcript.stdin}")
    return {
        "argv": [python.path, *transcript.arguments],
        "files": [str(file) for file in snippet.files],
        "stdin": stdin,
        "environment": environment,
        "recorder": method is not None,
        "limit": snippet.tool.get("limit", LIMIT),
        "silence": SILENCE,
        "expect": expect,
        "printed": transcript.printed,
        "interrupts": transcript.interrupts,
    }


def run_all(jobs):
    """Run the jobs side by side and return the leaders' results; see `leader.run`.

    Whatever happens, no run is left. Raises RunError where a leader has died.
    """
    if os.name == "nt":
        with ExitStack() as stack:
            runs = [stack.enter_context(Piped(each)) for each in jobs]
            return [run.result() for run in runs]
    command = [sys.executable, "-E", "-s", "-S", str(_HERE / "leader.py")]
    leader = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    )
    try:
        leader.stdin.write(json.dumps(jobs).encode() + b"\n")
        leader.stdin.flush()  # and not closed: its end would abort the runs
        answer = leader.stdout.read()
    finally:
        leader.stdin.close()
        leader.stdout.read()
        leader.stdout.close()
        leader.wait()
    results = json.loads(answer) if answer else [None]
    if None in results:
        raise RunError("a leader died: something killed it from outside")
    return results


class Piped:
    """A run without a leader, for Windows, which has no pseudo-terminal: output by pipe."""

    def __init__(self, job):
        self._folder = tempfile.TemporaryDirectory(prefix="snippet-")
        for file in job["files"]:
            shutil.copy2(file, self._folder.name)
        environment = {**job["environment"], "TEMP": self._folder.name}
        self._limit, self._expect = job["limit"], job["expect"]
        self._stdin = open(job["stdin"] or os.devnull, "rb")  # noqa: SIM115 - __exit__ closes it
        self._program = subprocess.Popen(
            job["argv"],
            cwd=self._folder.name,
            env=environment,
            stdin=self._stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def __enter__(self):
        return self

    def result(self):
        """Return what the leader would, without a log."""
        limit, reason = (2 * SILENCE, self._expect) if self._expect else (self._limit, "limit")
        try:
            output, _ = self._program.communicate(timeout=limit)
            reason = "ended"
        except subprocess.TimeoutExpired:
            self._end()
            output, _ = self._program.communicate()
        text = output.replace(b"\r\n", b"\n").decode("latin-1")
        facts = {"status": self._program.returncode, "survivors": [], "stuck": [], "interrupts": []}
        folder = os.path.realpath(self._folder.name)
        return {"reason": reason, "output": text, "log": "", "leader": 0, "folder": folder, **facts}

    def _end(self):
        if self._program.poll() is None:
            # Its children hold the pipe: end the whole tree.
            tree = ["taskkill", "/F", "/T", "/PID", str(self._program.pid)]
            subprocess.run(tree, capture_output=True)

    def __exit__(self, *exception):
        self._end()
        self._stdin.close()
        self._folder.cleanup()


def ending(result):
    """Return how the run ended, as a Transcript has it; raise RunError if it may not end so."""
    reason, survivors = result["reason"], "".join(f"\n  {line}" for line in result["survivors"])
    if result["stuck"]:
        raise RunError("could not be killed: " + ", ".join(result["stuck"]))
    if reason in (STILL, GOES_ON):
        return reason
    if reason == "ended":
        return result["status"] if result["status"] >= 0 else 128 - result["status"]
    raise RunError(
        {
            "limit": f"it was still running after its limit:{survivors}",
            "flood": "it printed more than 1 MB",
            "processes": f"it had more than 64 processes at once:{survivors[:400]}",
            "aborted": "it was aborted",
        }[reason]
    )
