"""Draw all that follows from other files, into `.drawn/`: `python -m tools.draw`.

That is every timeline a page includes, tables and charts of what was measured, and the tables of
what was proven and what is claimed. mkdocs.yml calls this whenever MkDocs or Zensical reads it, so
before each build, and includes from `.drawn/` as if it were the repository.
"""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tools.claims import shown
from tools.draw import chart, timeline
from tools.repository import DRAWN, ROOT, SiteError, replace
from tools.snippet import measurement, verified
from tools.snippet.program import snippets


def drawings() -> Iterator[tuple[Path, Callable[[], str]]]:
    """Yield what there is to draw: (path in the repository, as pages include it; its text)."""
    for snippet in snippets():
        for picture, variants in snippet.pictures.items():
            yield picture, partial(timeline.draw, variants)
    for program in measurement.programs():
        yield chart.FIGURES / f"{program.stem}.md", partial(chart.table, program)
        yield chart.FIGURES / f"{program.stem}.svg", partial(chart.chart, program)
    yield verified.TABLE, lambda: verified.render(verified.read())
    yield shown.TABLE, shown.render


def draw_all() -> None:
    """Bring `.drawn/` in step with what it follows from; say on stderr what cannot be drawn.

    Several may run at once, and a builder may read meanwhile: files are replaced whole.
    """
    drawn: dict[Path, str | None] = dict.fromkeys([*DRAWN.rglob("*.svg"), *DRAWN.rglob("*.md")])
    for path, text in drawings():
        try:
            drawn[DRAWN / path.relative_to(ROOT)] = text()
        except SiteError as error:
            print(error, file=sys.stderr)
    replace(drawn)


if __name__ == "__main__":
    draw_all()
