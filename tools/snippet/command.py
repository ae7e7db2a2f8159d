"""The first line of a transcript: the command that was given, and what may vary."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from tools.repository import SiteError, relative

WORDS = ("interleaving", "order", "pids", "times", "numbers", "addresses", "workers")

_HEADER = re.compile(r"\$ (?P<command>\S.*?)(?:  # varies: (?P<words>.*))?")
_COMMAND = re.compile(
    r"(?P<variables>(?:[A-Z_]+=\S+ )*)python(?P<arguments>(?: \S+)*?)(?: < (?P<stdin>\S+))?"
)
_WORD = re.compile(r"(?P<word>\w+)(?:\((?P<labels>[^()]*)\))?")


@dataclass(frozen=True)
class Command:
    """A first line, taken apart. `varies` maps its words to labels, which only "numbers" has."""

    header: str
    variables: dict[str, str]
    arguments: list[str]
    stdin: str | None
    varies: dict[str, tuple[str, ...]]

    @property
    def mixes(self) -> bool:
        """May the lines of several lanes come in another order?"""
        return bool({"interleaving", "order"} & set(self.varies))


def parse_command(path: Path, header: str) -> Command:
    """Return the Command in the first line of the transcript at `path`.

    Raises SiteError where it is malformed.
    """

    def refuse(why: str) -> NoReturn:
        raise SiteError(f"{relative(path)}:1: {why}")

    match = _HEADER.fullmatch(header)
    if not match:
        refuse("the first line must read '$ python NAME.py', then perhaps '  # varies: WORDS'")
    command = _COMMAND.fullmatch(match["command"])
    if not command:
        refuse(f"not a command of the form '$ [VAR=x] python NAME.py [< file]': {header}")
    varies = {}
    for word in re.split(r",\s*(?![^(]*\))", match["words"]) if match["words"] is not None else []:
        parts = _WORD.fullmatch(word)
        if not parts or parts["word"] not in WORDS:
            refuse(f"unknown word '{word}' after '# varies:'; the words are {', '.join(WORDS)}")
        labels = tuple(filter(None, re.split(r",\s*", parts["labels"] or "")))
        if (parts["word"] == "numbers") != bool(labels):
            refuse(f"'{word}': numbers takes the labels of its lines, numbers(got, lost)")
        varies[parts["word"]] = labels
    variables = dict(pair.split("=", 1) for pair in command["variables"].split())
    arguments = command["arguments"].split()
    return Command(header, variables, arguments, command["stdin"], varies)
