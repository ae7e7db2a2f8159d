"""Leaves out of a built site what no browser needs and each pays for: unused rules, slow selectors.

What that is worth on a first load of a page with programs: 13 KB with gzip for rules and icons of
the theme; on a phone, by Lighthouse, 0.7 s to the first paint for scripts that wait, and 9 points
for slow selectors and for marks of code that has no color.
"""

import re
from collections.abc import Iterable

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_EMPTY = re.compile(r"@[^{};]+\{\}")
_COMMA = re.compile(r",(?![^(]*\))")
_NOT = re.compile(r":not\([^)]*\)")
# What a selector asks for that may be nowhere on the site.
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)|\[data-md-color-(?:primary|accent)=([\w-]+)\]")
_NAMES = re.compile(r'\s(?:class|id|data-md-color-\w+)="([^"]*)"')
_WORD = re.compile(r"[\w-]+")
_TAB = re.compile(r"tabbed.*:nth-child\((\d+)\)")
_TABS = re.compile(r"__tabbed_\d+_(\d+)")
# On lines of its own, the one about the source map too; those of licenses begin with /*!.
_COMMENT = re.compile(r"^[ \t]*(?://.*|/\*\*(?:[^*]|\*(?!/))*\*/)\n?", re.MULTILINE)
# Parts of programs in the color of the text around them: names, punctuation, operators, spaces.
_UNCOLORED = re.compile(r'<span class="(?:n|p|o|ow|w)">([^<]*)</span>')
_VARIABLE = re.compile(r"(?<=[{;])(--[\w-]+):(?:'[^']*'|\"[^\"]*\"|[^;}'\"])*;?")
_ASKED = re.compile(r"var\((--[\w-]+)")
# No page is written from right to left. For the others, a browser looks through the whole page
# again whenever a class or an id changes on it, and as it is loaded. The first of them keeps colors
# from fading when light and dark are switched, the second moves what follows a table, until a
# script has put the table into a frame. The last two are for diagrams and for tables that sort.
_LEFT_OUT = (
    "[dir=rtl]",
    "[data-md-color-switching]",
    "table:not([class])+*",
    ":root>*",
    "[role=columnheader]",
)
# What Material's script puts into a page where a setting asks for it, and none of this site's does.
_UNSET = re.compile(r"md-(?:annotation|source|tag|tooltip2?|version)(?:_.*)?|mermaid")
# All browsers of the last three years know the name without the prefix.
_PREFIXED = re.compile(r"-webkit-mask(?:-\w+)?:[^;}]*;?")
# Around blocks, where it is no text, a line of templates leaves its indentation and its end.
_SPACES = re.compile(r"(<(pre|script|textarea)\b.*?</\2>)|\s*\n\s*", re.DOTALL)


def minify_page(text: str) -> str:
    """Return HTML in which, of programs, only what has a color of its own is marked.

    Several spaces are one where they show as one. Scripts wait until all of the page is there, so
    that the browser can show it before it has them.
    """
    text = _SPACES.sub(lambda found: found[1] or "\n", text)
    return _UNCOLORED.sub(r"\1", text).replace("<script src=", "<script defer src=")


def minify_script(text: str) -> str:
    """Return a script without comments, of which one may name a source map: none is published."""
    return _COMMENT.sub("", text)


def minify_theme(sheets: Iterable[str], names: set[str], others: Iterable[str]) -> list[str]:
    """Return Material's style sheets without what asks for a class that is not in `names`.

    What asks for more tabs than there are goes, too, what is left out on purpose, and then the
    variables, most of them icons, that neither these sheets nor `others` ask for: the site's own
    style sheets, its pages and scripts.
    """
    tabs = max((int(tab[1]) for tab in map(_TABS.fullmatch, names) if tab), default=0)

    def applies(selector: str) -> bool:
        asked = _CLASS.findall(_NOT.sub("", selector))
        tab = _TAB.search(selector)
        return (
            all((name or palette) in names for name, palette in asked)
            and not (tab and int(tab[1]) > tabs)
            and not any(part in selector for part in _LEFT_OUT)
        )

    def shorten(rule: re.Match[str]) -> str:
        if rule[1].lstrip().startswith(("@", "from", "to", *"0123456789")):  # of an animation
            return rule[0]
        selectors = [selector for selector in _COMMA.split(rule[1]) if applies(selector)]
        return f"{','.join(selectors)}{{{rule[2]}}}" if selectors else ""

    # Tables with a class are those of code with line numbers; to ask for any class is slow, too.
    kept = [
        _EMPTY.sub("", _RULE.sub(shorten, sheet)).replace(
            "table:not([class])", "table:not(.highlighttable)"
        )
        for sheet in sheets
    ]
    asked = names.union(*map(_ASKED.findall, (*kept, *others)))
    return [
        _PREFIXED.sub("", _VARIABLE.sub(lambda one: one[0] if one[1] in asked else "", sheet))
        for sheet in kept
    ]


def names_in_use(pages: Iterable[str], scripts: Iterable[str]) -> set[str]:
    """Return all that classes, ids and palettes may be called on `pages` with their `scripts`.

    Of a script, that is each of its words, as it may put any of them into a page, but for what is
    of features that no setting of the site asks for.
    """
    values = {value for page in pages for value in _NAMES.findall(page)}
    words = {word for script in scripts for word in _WORD.findall(script)}
    unset = set(filter(_UNSET.fullmatch, words))
    return {word for text in values for word in _WORD.findall(text)} | (words - unset)
