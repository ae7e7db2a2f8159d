"""What the reader sees of a run: its format, and reading it with the run it was recorded from."""

import re
from dataclasses import dataclass, field, replace

from tools.repository import SiteError, relative
from tools.snippet.recording import Edge, Line, read_fields

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
class Transcript:
    """A published run: the command, what may vary, the lines, and how it ended.

    `ending` is an exit status as a shell shows it, STILL or GOES_ON. `pids` maps the process
    ids of the recorded run to the role of their process ("main", "main.1", "fork server of main").
    Times are in ms since the interpreter of the main process was up.
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
    edges: tuple[Edge, ...] = ()

    @property
    def interrupts(self):
        """After how much, as `extent` has it, Ctrl-C is pressed, each time."""
        return [
            extent([line.text for line in self.lines[:n]])
            for n, line in enumerate(self.lines)
            if line.text == INTERRUPT
        ]

    @property
    def printed(self):
        """How much the program prints, as `extent` has it."""
        return extent([line.text for line in self.lines])


def extent(texts):
    """Return (how many of these lines are printed, how many of those are not indented).

    A run prints at least as many lines, for of a traceback there is more than is shown; what is
    left out of it is indented.
    """
    printed = [text for text in texts if text != INTERRUPT]
    return len(printed), sum(text[:1].strip(" |\t") != "" for text in printed)


def parse_header(path, header):
    """Return the Transcript, still without lines, that the first line of `path` announces."""

    def refuse(why):
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

    Raises SiteError where the file is malformed, or is not what its recorded run renders to.
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
    known = {"lines": tuple(Line(text) for text in texts), "ending": ending}
    if bare.varies or variant.pictures:
        recorded = read_fields(variant)
        rendered = render(
            recorded["header"], [line.text for line in recorded["lines"]], recorded["ending"]
        )
        published = path.read_text(encoding="utf-8")
        if rendered != published:
            pairs = zip(rendered.split("\n"), published.split("\n"), strict=False)
            number = next((n for n, (a, b) in enumerate(pairs, 1) if a != b), 0)
            raise SiteError(
                f"{relative(path)}:{number}: this is not the run recorded in "
                f"{variant.run_path.name}; re-record it, edit neither by hand"
            )
        known = recorded if bare.varies else known
    elif variant.run_path.exists():
        raise SiteError(
            f"{relative(variant.run_path)}: its transcript does not vary, and it has no timeline; "
            "remove it"
        )
    return checked(replace(bare, **known))


def checked(transcript):
    """Return the transcript; raise SiteError where its words and its ending contradict."""
    free = {"interleaving", "order"} & set(transcript.varies)
    if transcript.ending == GOES_ON and free:
        raise SiteError(
            f"{relative(transcript.path)}:1: [{GOES_ON}] with '{free.pop()}': the run is cut "
            "anywhere, so only lines in one order can be held"
        )
    return transcript
