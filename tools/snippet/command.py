"""The first line of a transcript: the command that was given, and what may vary."""

import re
import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from tools.repository import SiteError, relative

WORDS = ("interleaving", "order", "pids", "times", "numbers", "addresses", "workers")

FORM = (
    "$ [VAR=x ...] python [options] NAME.py [arguments] [< file]  # types: LINES  # varies: WORDS"
)

# What POSIX says of a command's parts (Shell Command Language, 2.2 Quoting and 2.3 Token
# Recognition), but for what the shell would replace or do itself: that is REFUSED.
_PART = re.compile(
    r"""[ \t]*(?:
      (?P<comment>\#.*)
    | (?P<input>(?<!\d)<(?![<>&(]))
    | (?P<word>(?: [^\s'"\\$`*?\[\]{}~!|&;()<>] | '[^']*' | "(?:[^"\\$`]|\\[^$`])*" | \\. )+)
    | (?P<other>.)
    )""",
    re.VERBOSE,
)
_REFUSED = {
    "|": "connects programs by a pipe",
    ";": "separates several commands",
    "&": "starts it in the background, or separates several commands",
    ">": "sends the output to something other than the terminal",
    "<": "takes the input from something other than one file",
    "$": "makes the shell insert a variable",
    "`": "makes the shell insert another command's output",
    "~": "makes the shell insert the home folder",
    **dict.fromkeys("*?[]{}", "makes the shell look for file names"),
    **dict.fromkeys("\"'\\", "begins a quote that does not end, or that the shell changes"),
    **dict.fromkeys("()!", "means something to the shell"),
}
_VARIABLE = re.compile(r"(?P<name>[A-Za-z_]\w*)=(?P<value>.*)", re.DOTALL)
_OURS = ("HOME", "LOGNAME", "PYTHONPATH", "TMPDIR", "USER")  # of the runs
_TYPES = re.compile(r"# types:(?P<lines>.*?)\s*(?P<rest># varies:.*|$)")
_WORD = re.compile(r"(?P<word>\w+)(?:\((?P<labels>[^()]*)\))?")


@dataclass(frozen=True)
class Command:
    """A first line, taken apart.

    `typed` are the lines that its user types, and `varies` maps its words to labels, which only
    "numbers" has.
    """

    header: str
    variables: dict[str, str]
    arguments: list[str]
    stdin: str | None
    varies: dict[str, tuple[str, ...]]
    typed: tuple[str, ...] = ()

    @property
    def mixes(self) -> bool:
        """May the lines of several lanes come in another order?"""
        return bool({"interleaving", "order"} & set(self.varies))


def parse_command(path: Path, header: str) -> Command:
    """Return the Command in the first line of the transcript at `path`.

    Raises SiteError where it is malformed, asks the shell for more than to start a program, or
    starts another program than the one beside it.
    """

    def refuse(why: str) -> NoReturn:
        raise SiteError(f"{relative(path)}:1: {why}")

    if not header.startswith("$ "):
        refuse("the first line must read '$ python NAME.py', with or without '  # varies: WORDS'")
    words: list[str] = []
    stdin = comment = None
    expects_file = False
    for part in _PART.finditer(header.rstrip(), 1):
        if part["comment"]:
            comment = part["comment"]
        elif part["other"]:
            sign = part["other"]
            why = _REFUSED.get(sign, "means nothing to a shell")
            quoted = ", or it must be quoted" if sign in "$*?[]{}~()!" else ""
            refuse(f"'{sign}' {why}, which no transcript shows{quoted}; the form is {FORM}")
        elif part["input"] or expects_file:
            if part["input"] and (expects_file or stdin):
                refuse(f"a second '<'; the form is {FORM}")
            expects_file = bool(part["input"])
            stdin = shlex.split(part["word"])[0] if part["word"] else stdin
        else:
            words += shlex.split(part["word"])
    variables = {}
    while words and (match := _VARIABLE.fullmatch(words[0])):
        variables[match["name"]] = match["value"]
        words.pop(0)
    if expects_file or words[:1] != ["python"]:
        refuse(f"not a command of the form '{FORM}': {header}")
    if ours := sorted({*_OURS} & {*variables}):
        refuse(f"the recorder sets {ours[0]} for each run; set it in the program")
    _check_program(path, words[1:], stdin, refuse)
    typed: list[str] = []
    if match := _TYPES.match(comment or ""):
        comment = match["rest"]
        try:
            typed = shlex.split(match["lines"])
        except ValueError as error:
            refuse(f"type lines as words for a shell, 'one line' another: {error}")
        if stdin or not typed:
            refuse("'# types:' needs lines to type, and no input from a file")
    return Command(header, variables, words[1:], stdin, _varies(comment, refuse), tuple(typed))


def _check_program(
    path: Path, arguments: list[str], stdin: str | None, refuse: Callable[[str], NoReturn]
) -> None:
    """Refuse arguments to Python that start another program than the one beside `path`."""
    name = path.name.partition(".")[0]
    beside = "main.py" if (path.parent / name / "main.py").exists() else f"{name}.py"
    given, started = iter(arguments), stdin
    for argument in given:
        if argument in ("-W", "-X"):
            next(given, None)
        elif argument.startswith("-m"):
            started = f"{argument[2:] or next(given, '')}.py"
            break
        elif argument.startswith("-c") or argument == "-":
            started = None
            break
        elif not argument.startswith("-"):
            started = argument
            break
    if started != beside:
        refuse(f"the program beside this transcript is {beside}, but this starts a different one")


def _varies(comment: str | None, refuse: Callable[[str], NoReturn]) -> dict[str, tuple[str, ...]]:
    """Return what a comment says may vary."""
    if not comment:
        return {}
    text = comment.removeprefix("# varies:")
    if text == comment:
        refuse(f"a comment here must be '# types: LINES' or '# varies: WORDS': {comment}")
    varies: dict[str, tuple[str, ...]] = {}
    for word in re.split(r",\s*(?![^(]*\))", text.strip()):
        parts = _WORD.fullmatch(word)
        if not parts or parts["word"] not in WORDS:
            refuse(f"unknown word '{word}' after '# varies:'; the words are {', '.join(WORDS)}")
        labels = tuple(filter(None, re.split(r",\s*", parts["labels"] or "")))
        if (parts["word"] == "numbers") != bool(labels):
            refuse(f"'{word}': numbers needs the labels of its lines, numbers(got, lost)")
        if parts["word"] in varies:
            refuse(f"'{parts['word']}' appears twice after '# varies:'")
        varies[parts["word"]] = labels
    return varies


def say_words(varies: Mapping[str, tuple[str, ...]]) -> str:
    """Return words as the comment spells them."""
    return ", ".join(f"{w}({', '.join(labels)})" if labels else w for w, labels in varies.items())
