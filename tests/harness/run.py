"""Running a snippet under an interpreter and a start method, as a reader would."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from .snippet import SnippetError, relative
from .transcript import GOES_ON, STILL

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


def _job(snippet, transcript, python, method, limit, expect):
    """Return what the leader is told; see `leader.run`."""
    environment = _environment(python, transcript.variables)
    if method is not None:
        recorder = str(_HERE / "recorder")
        environment.update(PYTHONPATH=recorder, SNIPPET_METHOD=method)
    stdin = transcript.stdin and str(snippet.main.parent / transcript.stdin)
    if stdin and not os.path.isfile(stdin):
        raise SnippetError(f"{relative(transcript.path)}:1: there is no {transcript.stdin}")
    return {
        "argv": [python.path, *transcript.arguments],
        "files": [str(file) for file in snippet.files],
        "stdin": stdin,
        "environment": environment,
        "recorder": method is not None,
        "limit": limit,
        "silence": SILENCE,
        "expect": expect,
        "lines": transcript.printed,
        "interrupts": transcript.interrupts,
    }


class Running:
    """A run under way. `result()` waits for it; `stop()` ends it early and waits."""

    def __init__(self, job):
        leader = [sys.executable, "-E", "-s", "-S", str(_HERE / "leader.py")]
        self._leader = subprocess.Popen(
            leader, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
        )
        self._leader.stdin.write(json.dumps(job).encode() + b"\n")
        self._leader.stdin.flush()  # and not closed: its end would abort the run

    def result(self):
        """Return the leader's result; see `leader.run`."""
        result = self._leader.stdout.read()
        self.stop()
        if not result:
            raise RunError("the leader died: something killed it from outside")
        return json.loads(result)

    def stop(self):
        if not self._leader.stdin.closed:
            self._leader.stdin.close()
            with self._leader.stdout as rest:
                rest.read()
            self._leader.wait()


class Piped:
    """The same without a leader, for Windows, which has no pseudo-terminal: output by pipe."""

    def __init__(self, job):
        self._folder = tempfile.TemporaryDirectory(prefix="snippet-")
        for file in job["files"]:
            shutil.copy2(file, self._folder.name)
        environment = {**job["environment"], "PYTHONUNBUFFERED": "1", "TEMP": self._folder.name}
        self._limit, self._expect = job["limit"], job["expect"]
        self._stdin = open(job["stdin"] or os.devnull, "rb")  # noqa: SIM115 - stop() closes it
        self._program = subprocess.Popen(
            job["argv"],
            cwd=self._folder.name,
            env=environment,
            stdin=self._stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def result(self):
        """Return what the leader would, without a log."""
        limit, reason = (2 * SILENCE, self._expect) if self._expect else (self._limit, "limit")
        try:
            output, _ = self._program.communicate(timeout=limit)
            reason = "ended"
        except subprocess.TimeoutExpired:
            self.stop()
            output, _ = self._program.communicate()
        self.stop()
        text = output.replace(b"\r\n", b"\n").decode("latin-1")
        facts = {"status": self._program.returncode, "survivors": [], "stuck": [], "interrupts": []}
        folder = os.path.realpath(self._folder.name)
        return {"reason": reason, "output": text, "log": "", "leader": 0, "folder": folder, **facts}

    def stop(self):
        if self._program.poll() is None:
            # Its children hold the pipe: end the whole tree.
            tree = ["taskkill", "/F", "/T", "/PID", str(self._program.pid)]
            subprocess.run(tree, capture_output=True)
        self._stdin.close()


def start(snippet, transcript, python, method, limit=None, expect=None):
    """Start the snippet as the transcript's command says; return a Running or Piped.

    `method` None means the platform's default, without the recorder. `expect` is what the
    leader may end the run for: STILL, GOES_ON or None.
    """
    job = _job(snippet, transcript, python, method, limit or LIMIT, expect)
    return (Piped if os.name == "nt" else Running)(job)


def run_all(starts):
    """Start every run of `starts` (functions without arguments) side by side; return results.

    Whatever happens, no run is left.
    """
    with ExitStack() as stack:
        runs = []
        for begin in starts:
            runs.append(begin())
            stack.callback(runs[-1].stop)
        return [run.result() for run in runs]


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
            "limit": f"it was still running after its limit of {LIMIT:.0f} s:{survivors}",
            "flood": "it printed more than 1 MB",
            "processes": f"it had more than 64 processes at once:{survivors[:400]}",
            "aborted": "it was aborted",
        }[reason]
    )
