"""Record transcripts: `python -m tests.harness.record [--python PATH] [TOPIC/NAME]`."""

import argparse
import json
import os
import sys
from dataclasses import replace
from functools import partial

from .check import check, expected
from .compare import broken
from .lanes import trace
from .run import LIMIT, RunError, ending, interpreter, run_all, start
from .snippet import SnippetError, relative, snippets
from .transcript import (
    GOES_ON,
    INTERRUPT,
    STILL,
    WORDS,
    Line,
    parse_header,
    read_transcript,
    render,
)


def draft(variant):
    """Return the Transcript that the author's file asks for; only its command line must hold.

    Its other lines say, where they matter, after how many lines Ctrl-C is pressed and how many
    lines of a program that never stops are shown.
    """
    header, *texts = variant.path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    asked = parse_header(variant.path, header)
    goes_on = bool(texts) and texts[-1] == f"[{GOES_ON}]"
    lines = tuple(Line(text) for text in (texts[:-1] if goes_on else texts))
    if not goes_on and INTERRUPT not in texts:
        lines = ()
    return replace(asked, lines=lines, ending=GOES_ON if goes_on else 0)


def observe(snippet, transcript, python, method):
    """Run the program once, to its end or its limit; return (Trace, ending).

    A program that hangs is watched for the whole limit, so that nothing more can come.
    """
    expect = GOES_ON if transcript.ending == GOES_ON else None
    run = partial(start, snippet, transcript, python, method, expect=expect)
    [result] = run_all([run])
    if result["reason"] == "limit" and result["silent"] > LIMIT / 2:
        result["reason"] = STILL
    return trace(result), ending(result)


def record(snippet, variant, python):
    """Record one transcript; raises SnippetError, and changes no file, where it cannot.

    The second of two runs must hold against the first.
    """
    where = f"{relative(variant.path)}:1"
    method = variant.method or python.default_method
    if snippet.why_not(python) or not variant.covers(method, python):
        raise SnippetError(f"{where}: {python} is not what this transcript is for; use --python")
    asked = draft(variant)
    try:
        fresh, end = observe(snippet, asked, python, method)
        if fresh.spliced:
            raise RunError(f"{fresh.spliced[0]} and {fresh.spliced[1]} wrote on one line")
        shown = fresh.lines[: len(asked.lines)] if end == GOES_ON else fresh.lines
        new = replace(asked, lines=shown, ending=end, pids=fresh.pids)
        run = partial(start, snippet, new, python, method, expect=expected(new))
        [result] = run_all([run])
        again, end_again = trace(result), ending(result)
    except RunError as error:
        raise SnippetError(f"{where}: not recorded: {error}") from None
    if failure := broken(new, end_again, again):
        words = [w for w in WORDS if w not in (*new.varies, "numbers")]
        helps = [
            word
            for word in words
            if not broken(replace(new, varies={**new.varies, word: ()}), end_again, again)
        ]
        advice = f"the missing word may be: {', '.join(helps)}" if helps else "no one word helps"
        raise SnippetError(
            f"{where}: not recorded: a second run does not hold; {advice}\n{failure}"
        )
    _write(variant, new, python, method)


def _write(variant, transcript, python, method):
    text = render(transcript.header, [line.text for line in transcript.lines], transcript.ending)
    if transcript.varies:
        spoken = " ".join(line.text for line in transcript.lines)
        run = {
            "header": transcript.header,
            "python": ".".join(map(str, python.version)) + "t" * python.free_threaded,
            "platform": python.platform,
            "method": method,
            "ending": transcript.ending,
            "pids": {pid: role for pid, role in transcript.pids.items() if str(pid) in spoken},
            "lines": [[line.lane, line.text] for line in transcript.lines],
        }
        body = ",\n".join(
            f" {json.dumps(key)}: "
            + (
                "[\n" + ",\n".join(f"  {json.dumps(line)}" for line in value) + "\n ]"
                if key == "lines"
                else json.dumps(value)
            )
            for key, value in run.items()
        )
        _replace(variant.run_path, f"{{\n{body}\n}}\n")
    else:
        variant.run_path.unlink(missing_ok=True)
    _replace(variant.path, text)


def _replace(path, text):
    """Write the file at once or not at all."""
    fresh = path.with_name(f".{path.name}.new")
    try:
        fresh.write_text(text, encoding="utf-8", newline="\n")
        os.replace(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)


def holds(snippet, variant, python):
    """Does this transcript hold as it stands?"""
    try:
        read_transcript(variant)
        outcomes = check(snippet, python)
    except SnippetError:
        return False
    return not any(o.failure for o in outcomes if o.transcript == relative(variant.path))


def main(arguments):
    parser = argparse.ArgumentParser(prog="make record", description=__doc__)
    parser.add_argument(
        "snippet", nargs="?", help="TOPIC/NAME; all that no longer hold if left out"
    )
    parser.add_argument("--python", default=sys.executable, metavar="PATH")
    options = parser.parse_args(arguments)
    failed = False
    try:
        python = interpreter(options.python)
        chosen = [s for s in snippets() if options.snippet in (None, s.name)]
        if not chosen:
            raise SnippetError(f"there is no program snippets/{options.snippet}.py")
    except SnippetError as error:
        sys.exit(str(error))
    for snippet in chosen:
        variants = snippet.variants
        if not variants:
            print(f"{relative(snippet.main)}: has no transcript; write {snippet.base.name}.out")
            failed = True
        for variant in variants:
            current = snippet.variant(variant.method or python.default_method, python) == variant
            try:
                if options.snippet is None and (not current or holds(snippet, variant, python)):
                    continue
                if not current and len(variants) > 1:
                    print(f"{relative(variant.path)}: not for {python}; left as it is")
                    continue
                record(snippet, variant, python)
                print(f"{relative(variant.path)}: recorded on {python}")
            except SnippetError as error:
                print(error)
                failed = True
    sys.exit(failed)


if __name__ == "__main__":
    main(sys.argv[1:])
