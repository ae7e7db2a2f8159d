"""Record transcripts: `python -m tools.record [TOPIC/NAME]`.

Records what no longer holds, each on the newest interpreter at hand that its name covers.
"""

import argparse
import os
import re
import signal
import sys
from dataclasses import replace

from tools.check.check import claims, run_and_compare
from tools.check.verified import write_table
from tools.compare.trace import trace
from tools.draw.timeline import draw
from tools.repository import SiteError, relative
from tools.run.interpreter import at_hand
from tools.run.run import LIMIT, RunError, ending, job, run_all
from tools.snippet.program import snippets
from tools.snippet.recording import Line, render_run
from tools.snippet.transcript import (
    GOES_ON,
    INTERRUPT,
    STILL,
    WORDS,
    checked,
    parse_header,
    read_transcript,
    render,
)

_PATIENT = (signal.SIGINT, signal.SIGTERM)  # wait while files are put in place


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
    return checked(replace(asked, lines=lines, ending=GOES_ON if goes_on else 0))


def observe(snippet, variant, transcript, python, method):
    """Run the program once, to its end or its limit; return (Trace, ending).

    A program that hangs is watched for the whole limit, so that nothing more can come.
    """
    expect = GOES_ON if transcript.ending == GOES_ON else None
    timeline = bool(variant.pictures)
    [result] = run_all([job(snippet, transcript, python, method, expect, timeline)])
    if result["reason"] == "limit" and result["silent"] > LIMIT / 2:
        result["reason"] = STILL
    return trace(result), ending(result)


def runs_of(snippet, variant, python):
    """Return the start methods (None: as the reader starts it) that a transcript is for."""
    return [method for method, holding in claims(snippet, python) if holding == variant]


def record(snippet, variant, python):
    """Record one transcript; raise SiteError, and change no file, where it cannot.

    One run is published. It must hold against one more under each start method.
    """
    where = f"{relative(variant.path)}:1"
    method = variant.method or python.default_method
    asked = draft(variant)
    try:
        fresh, end = observe(snippet, variant, asked, python, method)
        if fresh.spliced:
            raise RunError(f"{fresh.spliced[0]} and {fresh.spliced[1]} wrote on one line")
    except RunError as error:
        raise SiteError(f"{where}: not recorded: {error}") from None
    shown = fresh.lines[: len(asked.lines)] if end == GOES_ON else fresh.lines
    new = replace(asked, lines=shown, ending=end, pids=fresh.pids, edges=fresh.edges)
    for outcome in _again(snippet, variant, python, new):
        if outcome.failure:
            raise SiteError(
                f"{where}: not recorded: {_advice(snippet, variant, python, new, outcome)}\n"
                f"{outcome.failure}"
            )
    run = None
    if new.varies or variant.pictures:
        run = render_run(new, fresh, python, method, timeline=bool(variant.pictures))
    _write(variant, render(new.header, [line.text for line in new.lines], end), run)


def _again(snippet, variant, python, transcript):
    wanted = [
        (method, relative(variant.path), transcript) for method in runs_of(snippet, variant, python)
    ]
    return run_and_compare(snippet, python, wanted)


def _advice(snippet, variant, python, transcript, outcome):
    """Say which word, or which file, would have let the second run hold."""
    recorded = variant.method or python.default_method
    if outcome.method not in (None, recorded):
        return (
            f"under {outcome.method} another run does not hold; if that is so in every run, write "
            f"the first line of a {variant.path.name.split('.')[0]}.{outcome.method}.out"
        )
    digits = (re.match(r"\s*(\w[^\d:=(),]*?)[\s:=]*\d", line.text) for line in transcript.lines)
    labels = tuple(sorted({match[1] for match in digits if match}))
    helps = []
    for word in WORDS:
        if word in transcript.varies or (word == "numbers" and not labels):
            continue
        values = labels if word == "numbers" else ()
        loose = replace(transcript, varies={**transcript.varies, word: values})
        if not any(again.failure for again in _again(snippet, variant, python, loose)):
            helps.append(f"{word}({', '.join(values)})" if values else word)
    missing = f"the missing word may be: {', '.join(helps)}" if helps else "no one word helps"
    return f"a second run does not hold; {missing}"


def _write(variant, text, run):
    """Put the transcript and its recorded run (None: it has none) in place, both or neither."""
    made = {variant.path: text} | ({variant.run_path: run} if run else {})
    fresh = {path: path.with_name(f".{path.name}.new") for path in made}
    try:
        for path, content in made.items():
            fresh[path].write_text(content, encoding="utf-8", newline="\n")
        signal.pthread_sigmask(signal.SIG_BLOCK, _PATIENT)
        for path in made:
            os.replace(fresh[path], path)
        if not run:
            variant.run_path.unlink(missing_ok=True)
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _PATIENT)
        for path in fresh.values():
            path.unlink(missing_ok=True)


def redraw(snippet):
    """Draw the snippet's timelines from its recorded runs; return the paths that have changed."""
    changed = []
    for path, variants in snippet.pictures.items():
        picture = draw(variants)
        if picture != path.read_text(encoding="utf-8"):
            path.write_text(picture, encoding="utf-8", newline="\n")
            changed.append(path)
    return changed


def holds(snippet, variant, python):
    """Does this transcript hold as it stands?"""
    try:
        outcomes = _again(snippet, variant, python, read_transcript(variant))
    except SiteError:
        return False
    return not any(outcome.failure for outcome in outcomes)


def newest_for(snippet, variant, pythons):
    """Return the newest of `pythons` that the transcript is for; raise SiteError if none is."""
    fit = [p for p in pythons if not snippet.why_not(p) and runs_of(snippet, variant, p)]
    if not fit:
        raise SiteError(
            f"{relative(variant.path)}: left as it is; it is for no interpreter at hand "
            f"({', '.join(python.name for python in pythons)}); name others in PYTHONS"
        )
    return max(fit, key=lambda p: (p.version[:2], p.free_threaded == variant.free_threaded))


def main(arguments):
    parser = argparse.ArgumentParser(prog="make record", description=__doc__)
    parser.add_argument("snippet", nargs="?", help="TOPIC/NAME; all of them if left out")
    options = parser.parse_args(arguments)
    chosen = [s for s in snippets() if options.snippet in (None, s.name)]
    if not chosen:
        sys.exit(f"there is no program snippets/{options.snippet}.py")
    pythons, failed = at_hand(), False
    for snippet in chosen:
        if not snippet.variants:
            print(f"{relative(snippet.main)}: has no transcript; write {snippet.base.name}.out")
            failed = True
        for variant in snippet.variants:
            try:
                python = newest_for(snippet, variant, pythons)
                if not holds(snippet, variant, python):
                    record(snippet, variant, python)
                    print(f"{relative(variant.path)}: recorded on {python}")
            except SiteError as error:
                print(error)
                failed = True
        try:
            for path in redraw(snippet):
                print(f"{relative(path)}: drawn")
        except SiteError as error:
            print(error)
            failed = True
    write_table()  # what was recorded anew is not yet verified elsewhere
    sys.exit(failed)


if __name__ == "__main__":
    main(sys.argv[1:])
