"""The claims of the prose: `python -m tools.claims [--documentation FOLDER ... --] [PAGE ...]`.

Says what nothing shows, and how many claims are shown by what. With the HTML of the documentation
of one or more versions of Python, looks up the passages that the pages quote, and writes down those
that are there.
"""

import argparse
import sys
from pathlib import Path

from tools.claims import passages
from tools.claims.sentences import pages, sentences
from tools.claims.shown import problems, render
from tools.interpreter import at_hand


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="make claims", description=__doc__)
    parser.add_argument("--documentation", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("pages", nargs="*", type=Path, help="all if left out")
    options = parser.parse_args(arguments)
    wrong = []
    if options.documentation:
        marks = (
            mark for page in pages() for sentence in sentences(page) for mark in sentence.marks
        )
        wrong += passages.write(options.documentation, marks)
    pythons = at_hand()
    for page in [path.resolve() for path in options.pages] or pages():
        wrong += problems(page, pythons)
    print(*wrong, render(), sep="\n", end="")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main(sys.argv[1:])
