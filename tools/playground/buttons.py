"""Which programs have a button on a published page, and what the page has to know to run them."""

import json
import re
from collections.abc import Iterable, Mapping

from tools.playground.proofs import published
from tools.repository import SiteError, relative
from tools.snippet.program import Snippet

_BAR = re.compile(r'<span class="filename">(?P<path>[^<]+)</span>')


def mark(page: str, paths: set[str], size: str) -> str:
    """Return an HTML page with the title bars of the programs at `paths` marked.

    The mark is how much is loaded before the first run. Doing it twice changes nothing.
    """

    def marked(bar: re.Match[str]) -> str:
        if bar["path"] not in paths:
            return bar[0]
        return f'<span class="filename" data-run="{size}">{bar["path"]}</span>'

    return _BAR.sub(marked, page)


def programs(snippets: Iterable[Snippet]) -> dict[str, Mapping[str, object]]:
    """Return {path: what it takes to run it} of these programs.

    argv         the command, of which the first is "python"
    files        {name: text} of its other files, and its input
    environment  the command's own variables
    stdin        the name of its input, or null
    """
    return {relative(snippet.main): _program(snippet) for snippet in snippets}


def _program(snippet: Snippet) -> Mapping[str, object]:
    recording, why = published(snippet)
    if recording is None:
        raise SiteError(f"{relative(snippet.main)}: is proven to run in a browser, and {why}")
    folder, command = snippet.main.parent, recording.command
    others = [path for path in snippet.files if path != snippet.main]
    if command.stdin and folder / command.stdin != snippet.main:
        others.append(folder / command.stdin)
    return {
        "argv": ["python", *command.arguments],
        "files": {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in others},
        "environment": command.variables,
        "stdin": command.stdin,
    }


def programs_json(snippets: Iterable[Snippet]) -> str:
    """Return playground/programs.json."""
    return json.dumps(programs(snippets), separators=(",", ":"))
