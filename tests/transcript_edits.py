"""What may be done to a transcript: each function returns an edit, Transcript to Transcript.

Lines are named by their text.
"""

from dataclasses import replace


def nothing(published):
    return published


def index(published, text):
    [place] = [place for place, line in enumerate(published.lines) if line.text == text]
    return place


def ended(ending):
    return lambda published: replace(published, ending=ending)


def text(old, new):
    """Replace `old`, which stands in one line or more, by `new`."""

    def edit(published):
        assert any(old in line.text for line in published.lines), (old, published.lines)
        lines = (replace(line, text=line.text.replace(old, new)) for line in published.lines)
        return replace(published, lines=tuple(lines))

    return edit


def before(mark, *texts):
    """Move the lines of the given texts, in their order, to before the line `mark`."""
    return lambda published: moved(published, mark, texts, 0)


def after(mark, *texts):
    """Move the lines of the given texts, in their order, to behind the line `mark`."""
    return lambda published: moved(published, mark, texts, 1)


def moved(published, mark, texts, shift):
    lines = [published.lines[index(published, text)] for text in texts]
    rest = [line for line in published.lines if line not in lines]
    place = [line.text for line in rest].index(mark) + shift
    return replace(published, lines=(*rest[:place], *lines, *rest[place:]))


def swapped(first, second):
    def edit(published):
        lines = list(published.lines)
        a, b = index(published, first), index(published, second)
        lines[a], lines[b] = lines[b], lines[a]
        return replace(published, lines=tuple(lines))

    return edit


def lost(text):
    def edit(published):
        place = index(published, text)
        return replace(published, lines=published.lines[:place] + published.lines[place + 1 :])

    return edit


def doubled(text):
    def edit(published):
        place = index(published, text)
        return replace(published, lines=published.lines[: place + 1] + published.lines[place:])

    return edit


def cut(published):
    return replace(published, lines=published.lines[:-1])


def given(lane, *texts):
    """Give the lines of these texts (none: all that are not main's) to another lane."""

    def edit(published):
        lines = (
            replace(line, lane=lane)
            if line.text in texts or (not texts and line.lane != "main")
            else line
            for line in published.lines
        )
        return replace(published, lines=tuple(lines))

    return edit


def reversed_lanes(published):
    """Deal the lines of workers to the lanes the other way round."""
    lanes = iter([line.lane for line in published.lines if line.lane != "main"][::-1])
    lines = (
        line if line.lane == "main" else replace(line, lane=next(lanes)) for line in published.lines
    )
    return replace(published, lines=tuple(lines))


def pid(label, role):
    """Put the process id of `role` (a number: itself) on the line that begins with `label`."""

    def edit(published):
        ids = {role: number for number, role in published.pids.items()}
        lines = (
            replace(line, text=f"{label} {ids.get(role, role)}")
            if line.text.startswith(label)
            else line
            for line in published.lines
        )
        return replace(published, lines=tuple(lines))

    return edit


def both(*edits):
    def edit(published):
        for each in edits:
            published = each(published)
        return published

    return edit
