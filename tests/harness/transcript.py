"""What the reader sees of a run: its format, and reading it with the run it was recorded from."""

import json
import re
from dataclasses import dataclass, field

from .snippet import SnippetError, relative

WORDS = ("interleaving", "order", "pids", "times", "numbers", "addresses")
STILL = "still running"
GOES_ON = "goes on printing"
INTERRUPT = "^C"

_HEADER = re.compile(r"\$ (?P<command>\S.*?)(?:  # varies: (?P<words>.*))?")
_COMMAND = re.compile(
    r"(?P<variables>(?:[A-Z_]+=\S+ )*)python(?P<arguments>(?: \S+)*?)(?: < (?P<stdin>\S+))?"
)
_WORD = re.compile(r"(?P<word>\w+)(?:\((?P<labels>[^()]*)\))?")
_ENDING = re.compile(r"\[(?:exit (?P<status>\d+)|still running after 2 s|goes on printing)\]")


@dataclass(frozen=True)
class Line:
    """One printed line: which lane of the run printed it, and when (monotonic ns), if known."""

    text: str
    lane: str | None = None
    time: int | None = None


@dataclass(frozen=True)
class Transcript:
    """A published run: the command, what may vary, the lines, and how it ended.

    `ending` is an exit status as a shell shows it, STILL or GOES_ON. `pids` maps the process
    ids of the recorded run to the role of their process ("main", "main.1", "fork server"),
    `threads` its thread ids likewise.
    """

    path: object
    header: str
    variables: dict[str, str]
    arguments: list[str]
    stdin: str | None
    varies: dict[str, tuple[str, ...]]
    lines: tuple[Line, ...] = ()
    ending: int | str = 0
    pids: dict[int, str] = field(default_factory=dict)

    @property
    def interrupts(self):
        """After how many lines Ctrl-C is pressed, each time."""
        before = [n for n, line in enumerate(self.lines) if line.text == INTERRUPT]
        return [n - earlier for earlier, n in enumerate(before)]

    @property
    def printed(self):
        """How many lines the program prints, Ctrl-C not counted."""
        return sum(line.text != INTERRUPT for line in self.lines)


def parse_header(path, header):
    """Return the Transcript, still without lines, that the first line of `path` announces."""

    def refuse(why):
        raise SnippetError(f"{relative(path)}:1: {why}")

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
    return Transcript(
        path=path,
        header=header,
        variables=dict(pair.split("=", 1) for pair in command["variables"].split()),
        arguments=command["arguments"].split(),
        stdin=command["stdin"],
        varies=varies,
    )


def render(header, texts, ending):
    """Return the text of a transcript file."""
    last = {0: [], STILL: ["[still running after 2 s]"], GOES_ON: ["[goes on printing]"]}
    return "\n".join([header, *texts, *last.get(ending, [f"[exit {ending}]"])]) + "\n"


def read_transcript(variant):
    """Return the Transcript at `variant.path`, with the lanes of its recorded run.

    Raises SnippetError where the file is malformed, or is not what its recorded run renders to.
    """
    path = variant.path
    header, *texts = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    bare = parse_header(path, header)
    ending = 0
    if texts and (match := _ENDING.fullmatch(texts[-1])):
        ending = (
            int(match["status"]) if match["status"] else STILL if STILL in texts[-1] else GOES_ON
        )
        texts.pop()
    lines, pids = [Line(text) for text in texts], {}
    if bare.varies:
        run = read_run(variant)
        rendered = render(run["header"], [text for _, text in run["lines"]], run["ending"])
        published = path.read_text(encoding="utf-8")
        if rendered != published:
            pairs = zip(rendered.split("\n"), published.split("\n"), strict=False)
            number = next((n for n, (a, b) in enumerate(pairs, 1) if a != b), 0)
            raise SnippetError(
                f"{relative(path)}:{number}: this is not the run recorded in "
                f"{variant.run_path.name}; re-record it, edit neither by hand"
            )
        lines = [Line(text, lane) for lane, text in run["lines"]]
        pids = {int(pid): role for pid, role in run["pids"].items()}
    elif variant.run_path.exists():
        raise SnippetError(f"{relative(variant.run_path)}: its transcript does not vary; remove it")
    return Transcript(**{**bare.__dict__, "lines": tuple(lines), "ending": ending, "pids": pids})


def read_run(variant):
    """Return the recorded run beside the transcript as a dict; raise SnippetError if none."""
    try:
        return json.loads(variant.run_path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SnippetError(
            f"{relative(variant.path)}:1: what varies is known only from the recorded run, and "
            f"there is no {variant.run_path.name}"
        ) from None
    except ValueError as error:
        raise SnippetError(f"{relative(variant.run_path)}: not a recorded run: {error}") from None
