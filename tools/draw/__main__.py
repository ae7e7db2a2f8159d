"""Draw all that follows from other files: `python -m tools.draw`.

Into `.drawn/`, every timeline a page includes, tables and charts of what was measured, and the
tables of what was proven and what is claimed; pages include from there as from the repository. Into
`docs/assets/`, from where a page fetches it, what plays a run, and what the search says of a page.
mkdocs.yml calls this whenever MkDocs or Zensical reads it, so before each build.
"""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tools.claims import shown
from tools.draw import chart, descriptions, player, timeline
from tools.playground.proofs import columns, read_proofs
from tools.repository import DRAWN, ROOT, SiteError, replace
from tools.snippet import measurement, verified
from tools.snippet.program import snippets

RUNS = ROOT / "docs" / "assets" / "runs"


def drawings() -> Iterator[tuple[Path, Callable[[], str]]]:
    """Yield what there is to draw: (path in the repository, as pages include it; its text)."""
    for snippet in snippets():
        for picture, variants in snippet.pictures.items():
            yield picture, partial(timeline.draw, variants)
    for program in measurement.programs():
        yield chart.FIGURES / f"{program.stem}.md", partial(chart.table, program)
        yield chart.FIGURES / f"{program.stem}.svg", partial(chart.chart, program)
    yield chart.SCALE, chart.scale
    yield verified.TABLE, lambda: verified.render(verified.read(), columns(read_proofs()))
    yield verified.SENTENCE, lambda: verified.sentence(verified.read())
    yield shown.TABLE, shown.render


def fetched() -> Iterator[tuple[Path, Callable[[], str | None]]]:
    """Yield what pages fetch: (path, its text, None where a run is not played)."""
    yield descriptions.SCRIPT, descriptions.draw
    for snippet in snippets():
        for variants in snippet.pictures.values():
            path = RUNS / f"{timeline.key(variants)}.json"
            yield path, partial(player.draw, snippet, variants)
            for variant in variants:
                if variant.further_path.exists():
                    name = f"{timeline.key([variant])}.further.json"
                    yield RUNS / name, partial(player.draw_further, variant)


def draw_all() -> None:
    """Bring both folders in step with what they follow from; say on stderr what cannot be drawn.

    Several may run at once, and a builder may read at the same time: files are replaced whole.
    """
    before = *DRAWN.rglob("*.svg"), *DRAWN.rglob("*.md"), *RUNS.glob("*.json")
    drawn: dict[Path, str | None] = dict.fromkeys(before)
    included = ((DRAWN / path.relative_to(ROOT), text) for path, text in drawings())
    for path, text in (*included, *fetched()):
        try:
            drawn[path] = text()
        except SiteError as error:
            print(error, file=sys.stderr)
    replace(drawn)


if __name__ == "__main__":
    draw_all()
