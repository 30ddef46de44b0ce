"""A text written with typed marks: `**bold**`, `*italic*`, `[text](address)`, `[text]{lang=nl}`.

Whether a mark is read as one depends on the letters around it. So a text is written as plainly as possible, then more
and more carefully, and the first writing is taken that its reader reads back as that text.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby, product

from imprimatur.core.blocks import Inline, Run
from imprimatur.translation.write_back.looks import same

_NONE, _FEW, _ALL = 0, 1, 2
_ESCAPED = {
    _NONE: re.compile(r"(?!)"),
    _FEW: re.compile(r"[\\*_\[\]`<&|]"),
    _ALL: re.compile(r"""[\\*_\[\]`<>&|#+.!"$%'(),/:;=?@^~-]"""),
}
"""What is escaped: nothing, what marks are made of, all signs but braces, which call an expression."""
_BRACES = re.compile(r"[{}]")
_PLAIN_ADDRESS = re.compile(r"[^\s()<>\\]*")


@dataclass(frozen=True, slots=True)
class Style:
    """How marks are written: which comes outside of the other, the sign of italics, how much is escaped.

    `code` writes what is verbatim as code, `breaks` is what ends a line within a paragraph.
    """

    outer: str = "bold"
    italic: str = "*"
    escaped: int = _NONE
    code: bool = False
    breaks: str = "\n"


STYLES = tuple(
    Style(outer, italic, escaped)
    for escaped, italic, outer in product((_NONE, _FEW, _ALL), ("*", "_"), ("bold", "italic"))
)

Call = Callable[[Inline], str]
"""What calls a footnote of a text."""


def no_call(_: Inline) -> str:
    """Where there can be no footnotes, none is called: the text does not read back."""
    return ""


def written(inline: Inline, style: Style, call: Call = no_call) -> str:
    """A text with its marks in one style."""
    return "".join(_linked(inline, style, call))


def _linked(inline: Inline, style: Style, call: Call) -> Iterator[str]:
    for (link, lang), group in groupby(inline, key=lambda run: (run.link, run.lang)):
        runs = tuple(group)
        if style.code and len(runs) == 1 and runs[0].verbatim and link == runs[0].text and not lang:
            yield f"<{link}>{call(runs[0].note) if runs[0].note else ''}"
            continue
        names = ("bold", "italic") if style.outer == "bold" else ("italic", "bold")
        inside = "".join(_nested(runs, names, style, call))
        if lang:
            inside = f"[{inside}]{{lang={lang}}}"
        if link:
            inside = f"[{inside}]({link if _PLAIN_ADDRESS.fullmatch(link) else f'<{link}>'})"
        yield inside


def _nested(runs: Inline, names: tuple[str, ...], style: Style, call: Call) -> Iterator[str]:
    if not names:
        yield from (_letters(run, style) + (call(run.note) if run.note else "") for run in runs)
        return
    mark = "**" if names[0] == "bold" else style.italic
    for on, group in groupby(_with_spaces(runs, names[0]), key=lambda pair: pair[1]):
        inside = "".join(_nested(tuple(run for run, _ in group), names[1:], style, call))
        yield f"{mark}{inside}{mark}" if on else inside


def _with_spaces(runs: Inline, name: str) -> list[tuple[Run, bool]]:
    """The runs with whether each stands in a mark: white space between two that do goes with them."""
    looks = [bool(getattr(run, name)) for run in runs]
    return [
        (
            run,
            looks[at]
            or (run.text.isspace() and not run.note and 0 < at < len(runs) - 1 and looks[at - 1] and looks[at + 1]),
        )
        for at, run in enumerate(runs)
    ]


def _letters(run: Run, style: Style) -> str:
    if style.code and run.verbatim and run.text.strip() == run.text and "`" not in run.text and "\n" not in run.text:
        return f"`{run.text}`" if not _BRACES.fullmatch(run.text) else f"\\{run.text}"
    text = _ESCAPED[style.escaped].sub(r"\\\g<0>", run.text)
    text = _BRACES.sub(r"\\\g<0>", text) if run.verbatim else text
    return text.replace("\n", style.breaks)


def typed_line(text: Inline, reads: Callable[[str], Inline], start: Callable[[str], str] = str) -> str | None:
    """One line that is read as that text; None where no writing is. `start` makes its first signs harmless."""
    for style in STYLES:
        line = start(written(text, style))
        if "\n" not in line and same(reads(line), text):
            return line
    return None
