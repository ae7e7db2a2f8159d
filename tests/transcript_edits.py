"""What may be done to a transcript: each function returns an edit, Recording to Recording.

Lines are named by their text.
"""

from dataclasses import replace

from tools.snippet.lane import MAIN, Lane


def changed(published, **fields):
    """Return the Recording with other lines or another ending."""
    return replace(published, run=replace(published.run, **fields))


def nothing(published):
    return published


def index(published, text):
    [place] = [place for place, line in enumerate(published.run.lines) if line.text == text]
    return place


def ended(ending):
    return lambda published: changed(published, ending=ending)


def text(old, new):
    """Replace `old`, which stands in one line or more, by `new`."""

    def edit(published):
        assert any(old in line.text for line in published.run.lines), (old, published.run.lines)
        lines = (replace(line, text=line.text.replace(old, new)) for line in published.run.lines)
        return changed(published, lines=tuple(lines))

    return edit


def before(mark, *texts):
    """Move the lines of the given texts, in their order, to before the line `mark`."""
    return lambda published: moved(published, mark, texts, 0)


def after(mark, *texts):
    """Move the lines of the given texts, in their order, to behind the line `mark`."""
    return lambda published: moved(published, mark, texts, 1)


def moved(published, mark, texts, shift):
    lines = [published.run.lines[index(published, text)] for text in texts]
    rest = [line for line in published.run.lines if line not in lines]
    place = [line.text for line in rest].index(mark) + shift
    return changed(published, lines=(*rest[:place], *lines, *rest[place:]))


def swapped(first, second):
    def edit(published):
        lines = list(published.run.lines)
        a, b = index(published, first), index(published, second)
        lines[a], lines[b] = lines[b], lines[a]
        return changed(published, lines=tuple(lines))

    return edit


def lost(text):
    def edit(published):
        place = index(published, text)
        lines = published.run.lines
        return changed(published, lines=lines[:place] + lines[place + 1 :])

    return edit


def doubled(text):
    def edit(published):
        place = index(published, text)
        lines = published.run.lines
        return changed(published, lines=lines[: place + 1] + lines[place:])

    return edit


def doubled_first(published):
    return changed(published, lines=published.run.lines[:1] + published.run.lines)


def cut(published):
    return changed(published, lines=published.run.lines[:-1])


def given(lane, *texts):
    """Give the lines of these texts (none: all that are not main's) to another lane."""

    def edit(published):
        lines = (
            replace(line, lane=Lane(lane))
            if line.text in texts or (not texts and line.lane != MAIN)
            else line
            for line in published.run.lines
        )
        return changed(published, lines=tuple(lines))

    return edit


def reversed_lanes(published):
    """Deal the lines of workers to the lanes the other way round."""
    lines = published.run.lines
    lanes = iter([line.lane for line in lines if line.lane != MAIN][::-1])
    dealt = (line if line.lane == MAIN else replace(line, lane=next(lanes)) for line in lines)
    return changed(published, lines=tuple(dealt))


def pid(label, role):
    """Put the process id of `role` (a number: itself) on the line that begins with `label`."""

    def edit(published):
        ids = {str(lane): number for number, lane in published.run.pids.items()}
        lines = (
            replace(line, text=f"{label} {ids.get(role, role)}")
            if line.text.startswith(label)
            else line
            for line in published.run.lines
        )
        return changed(published, lines=tuple(lines))

    return edit


def both(*edits):
    def edit(published):
        for each in edits:
            published = each(published)
        return published

    return edit
