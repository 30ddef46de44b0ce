"""What the command line shows: findings grouped by what they stop, and tables; as clear without colour as with it."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from textwrap import wrap

from rich import box
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from flows.messages import Words
from imprimatur.core.finding import Finding, Severity
from imprimatur.findings.catalogue import accepted_title, severity_title
from imprimatur.findings.grouping import Group, grouped

FILE_WIDTH = 120
"""The width of what is written to a file or another program, where no window sets one."""
COLOURS = {Severity.FATAL: "bold red", Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def console(*, error: bool = False) -> Console:
    """A console that leaves texts alone: no markup, no guessed colours."""
    shown = Console(stderr=error, highlight=False, markup=False, emoji=False)
    if not shown.is_terminal and "COLUMNS" not in os.environ:
        shown.width = FILE_WIDTH
    return shown


def findings(out: Console, found: Iterable[Finding], words: Words) -> None:
    """The findings of one dossier, the gravest first; those accepted last."""
    kept: dict[Severity, list[Group]] = {severity: [] for severity in Severity}
    accepted: list[Group] = []
    for group in grouped(found):
        (accepted if group.first.waiver else kept[group.first.severity]).append(group)
    titled = [(severity_title(severity), COLOURS[severity], groups) for severity, groups in kept.items()]
    for title, style, groups in (*titled, (accepted_title(), "dim", accepted)):
        if groups:
            count = sum(len(group.findings) for group in groups)
            out.print(Text(f"\n  {words.of(title)} ({count})", style=style))
        for group in groups:
            for line in _one(group, words, out.width):
                out.print(line)


def _one(group: Group, words: Words, width: int) -> Iterator[Text]:
    """One line of findings: their code and what they say; below, where they are and what to do, or why not."""
    finding, waiver = group.first, group.first.waiver
    lead = f"    {finding.code:<6}"
    count = f" (× {len(group.findings)})" if len(group.findings) > 1 else ""
    owner = f" ({words('by_whom', name=finding.owner)})" if finding.owner else ""
    to_do = (
        words("accepted_by", name=waiver.by, reason=waiver.reason)
        if waiver
        else words.of(finding.remedy, finding.quoted)
    )
    for text, style in (
        (f"{words.of(finding.message, finding.quoted)}{count}", ""),
        (f"{group.place.of(words.lang)}{owner}", "dim"),
        (f"→ {to_do}", ""),
    ):
        # Not left to rich, which breaks lines at no-break spaces.
        for line in wrap(text, max(40, width) - 10, break_long_words=False, break_on_hyphens=False):
            yield Text(lead + line, style=style, no_wrap=True, overflow="ignore")
            lead = " " * len(lead)


def table(out: Console, headers: Sequence[str], rows: Iterable[Sequence[str]], title: str = "") -> None:
    """A table with a line below its headers; numbers are set to the right."""
    kept = [list(row) for row in rows]
    shown = Table(box=box.SIMPLE_HEAD, title=title or None, title_justify="left", show_edge=False, pad_edge=False)
    for position, header in enumerate(headers):
        texts = [header, *(row[position] for row in kept)]
        numbers = bool(kept) and all(text.isdigit() for text in texts[1:])
        # The first column names the row and stays whole; the last may be a path, which has no words to break at.
        last = position == len(headers) - 1
        words = max((len(word) for text in texts for word in text.split()), default=0)
        shown.add_column(
            header,
            justify="right" if numbers else "left",
            overflow="fold",
            no_wrap=position == 0,
            min_width=min(24, words) if last else words,
        )
    for row in kept:
        shown.add_row(*row)
    out.print()
    out.print(shown)


@contextmanager
def progress(total: int) -> Iterator["Bar"]:
    """A progress bar on the error output, only where a person watches it."""
    shown = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        console=console(error=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    with shown:
        yield Bar(shown, total)


class Bar:
    """The progress of long work, told by name."""

    def __init__(self, shown: Progress, total: int) -> None:
        """Begin with nothing done."""
        self._shown = shown
        self._task = shown.add_task("", total=total)

    def begin(self, name: str, done: int) -> None:
        """Say what is being worked on, `done` steps being behind us."""
        self._shown.update(self._task, description=name, completed=done)

    def advance(self) -> None:
        """One step more."""
        self._shown.advance(self._task)
