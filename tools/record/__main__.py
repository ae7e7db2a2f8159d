"""Record transcripts: `python -m tools.record [--again | --further] [TOPIC/NAME]`.

Records what no longer holds, each on the newest interpreter at hand that its name covers; or
further runs of what varies and has a timeline.
"""

import argparse
import sys

from tools.interpreter import at_hand
from tools.record.further import record_further
from tools.record.record import update
from tools.repository import SiteError
from tools.snippet.program import snippets


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="make record", description=__doc__)
    parser.add_argument("--again", action="store_true", help="another run of what holds, too")
    parser.add_argument("--further", action="store_true", help="further runs of what varies")
    parser.add_argument("snippet", nargs="?", help="TOPIC/NAME; all of them if left out")
    options = parser.parse_args(arguments)
    chosen = [s for s in snippets() if options.snippet in (None, s.name)]
    if not chosen:
        sys.exit(f"there is no program snippets/{options.snippet}.py")
    pythons, failed = at_hand(), False
    for snippet in chosen:
        outcomes = (
            record_further(snippet, pythons)
            if options.further
            else update(snippet, pythons, options.again, bool(options.snippet))
        )
        for outcome in outcomes:
            print(outcome, flush=True)
            failed |= isinstance(outcome, SiteError)
    sys.exit(failed)


if __name__ == "__main__":
    main(sys.argv[1:])
