"""The files of a built site without what no browser needs: indentation, comments, unused rules."""

import re

_KEPT = re.compile(r"(<(pre|script|style|textarea)\b.*?</\2>)", re.DOTALL)
_SCRIPT = re.compile("<script src=")
_BREAK = re.compile(r"\s*\n\s*")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r" ?([{};,]) ?")
_LINE = re.compile(r"^[ \t]*(?://.*)?\n?|[ \t]+$", re.MULTILINE)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_EMPTY = re.compile(r"@[^{};]+\{\}")
_COMMA = re.compile(r",(?![^(]*\))")
_NOT = re.compile(r":not\([^)]*\)")
# What a selector asks for that may be nowhere on the site.
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)|\[data-md-color-(?:primary|accent)=([\w-]+)\]")
_VALUE = re.compile(r'="([^"]*)"')
_WORD = re.compile(r"[\w-]+")
_TAB = re.compile(r"tabbed.*:nth-child\((\d+)\)")
_TABS = re.compile(r"__tabbed_\d+_(\d+)")
# Parts of programs in the colour of the text around them: names, punctuation, operators, spaces.
_UNCOLOURED = re.compile(r'<span class="(?:n|p|o|ow|w)">([^<]*)</span>')
# For these, a browser looks through the whole page again whenever a class or an id changes on it,
# and as it is loaded. The first keeps colours from fading when light and dark are switched, the
# second moves what follows a table, until a script has put the table into a frame.
_COSTLY = ("[data-md-color-switching]", "table:not([class])+*")


def light_page(text):
    """Return HTML without indentation and empty lines, but for what is in `pre` and the like.

    Of programs, only what has a colour of its own stays marked. Scripts wait until all of the page
    is there, so that the browser can show it before it has them.
    """
    text = _UNCOLOURED.sub(r"\1", _SCRIPT.sub("<script defer src=", text))
    parts = _KEPT.split(text)
    # After each kept element comes the name of its tag, which the pattern catches, too.
    return "".join(
        part if number % 3 == 1 else _BREAK.sub("\n", part)
        for number, part in enumerate(parts)
        if number % 3 != 2
    )


def light_style(text):
    """Return a style sheet of this project without comments and unneeded spaces."""
    return _AROUND.sub(r"\1", _SPACE.sub(" ", _COMMENT.sub("", text))).strip()


def light_script(text):
    """Return a script of this project without indentation and lines that are comments.

    A comment behind code stays, and so do line breaks, which may end a statement.
    """
    return _LINE.sub("", text)


def names(pages, scripts):
    """Return all that classes and palettes may be called: words of attributes, and of scripts."""
    values = {value for page in pages for value in _VALUE.findall(page)}
    return {word for text in (*values, *scripts) for word in _WORD.findall(text)}


def light_theme(text, known):
    """Return a style sheet of Material's without what asks for a class that is not in `known`.

    What asks for more tabs than there are goes, too, and what costs much and does little.
    """
    tabs = max((int(tab[1]) for tab in map(_TABS.fullmatch, known) if tab), default=0)

    def used(selector):
        asked = _CLASS.findall(_NOT.sub("", selector))
        tab = _TAB.search(selector)
        return (
            all((name or palette) in known for name, palette in asked)
            and not (tab and int(tab[1]) > tabs)
            and not any(costly in selector for costly in _COSTLY)
        )

    def lighten(rule):
        if rule[1].lstrip().startswith(("@", "from", "to", *"0123456789")):  # of an animation
            return rule[0]
        selectors = [selector for selector in _COMMA.split(rule[1]) if used(selector)]
        return f"{','.join(selectors)}{{{rule[2]}}}" if selectors else ""

    light = _EMPTY.sub("", _RULE.sub(lighten, text))
    # Tables with a class are those of code with line numbers; to ask for any class costs, too.
    return light.replace("table:not([class])", "table:not(.highlighttable)")
