"""Typed text to blocks: paragraphs, lists and a few inline marks.

The marks are `**bold**`, `*italic*`, `[text](address)` and `[text]{lang=nl}`. The same rules hold for a cell of a
workbook, a value of a YAML file and a line of a CSV file: every line is a paragraph, a line that starts with a bullet,
a dash or a number is an item, indentation nests; lines between bars are a table where the second rules off its header.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin

from imprimatur.core.bilingual import Speech
from imprimatur.core.blocks import Block, Blocks, Inline, Paragraph, Run, Table, plain
from imprimatur.core.dossier import Cell
from imprimatur.core.location import Location
from imprimatur.sources.plain_text.characters import clean
from imprimatur.sources.plain_text.outline import Depths, Line, nest, typed_mark

# A text without any of these is one plain paragraph; most are.
_MARKED = re.compile(r"[\n*_\[\\]")
_SCHEMES = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
# The line below the header of a typed table.
_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")
# `un*e candidat*e` is inclusive writing, not emphasis.
_STAR_IN_WORD = re.compile(r"(?<=[^\W\d_])(?<!\\)\*(?=[^\W\d_])")

_SPEECHES: dict[str, Speech] = {"de": "de", "en": "en", "fr": "fr", "nl": "nl"}


@cache
def _parser() -> MarkdownIt:
    return told_tongues(MarkdownIt("zero", {"html": False}).enable(["emphasis", "link", "escape"]).disable("text_join"))


def told_tongues(parser: MarkdownIt) -> MarkdownIt:
    """The parser, that reads the language of a piece of text too: `[Het laatste loket]{lang=nl}`, as Pandoc has it."""
    return parser.use(attrs_plugin, after=("span_close",), spans=True, allowed=("lang",))


def guard_stars(text: str) -> str:
    """The text with asterisks inside words escaped, so that they are not read as emphasis."""
    return _STAR_IN_WORD.sub(r"\\*", text)


def safe_link(address: str) -> str:
    """The address of a web page, a mailbox or a telephone; empty for anything else."""
    address = address.strip()
    if address.lower().startswith("www."):
        address = f"https://{address}"
    return address if _SCHEMES.match(address) else ""


def inline(text: str) -> Inline:
    """One line of typed text as runs."""
    if not _MARKED.search(text):
        return (Run(text),) if text else ()
    (token,) = _parser().parseInline(guard_stars(text)) or (None,)
    return runs_of(token.children or ()) if token else ()


def runs_of(tokens: Iterable[Token], note: Callable[[Token], Inline] = lambda _: ()) -> Inline:
    """The runs of inline Markdown tokens; `note` gives the text of a footnote reference. Pictures are left out.

    A hard break is a line feed in the text of a run, a soft one a space.
    """
    runs: list[Run] = []
    bold = italic = 0
    link, auto = "", False
    speech: Speech | None = None
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open":
                link, auto = safe_link(str(token.attrGet("href") or "")), token.info == "auto"
            case "link_close":
                link, auto = "", False
            case "span_open":
                speech = _SPEECHES.get(str(token.attrGet("lang") or "")[:2].lower())
            case "span_close":
                speech = None
            case "footnote_ref":
                add_note(runs, note(token))
            case "image" | "footnote_anchor":
                pass
            case _:
                content = {"softbreak": " ", "hardbreak": "\n"}.get(token.type, token.content)
                # An escaped brace is the author's own, and calls nothing.
                escaped = token.type == "text_special" and token.content in "{}"
                verbatim = auto or escaped or token.type == "code_inline"
                runs.append(Run(content, bold > 0, italic > 0, link, speech, verbatim))
    return joined(runs)


def add_note(runs: list[Run], note: Inline) -> None:
    """Hang a footnote on the last run, or on an empty one where there is none free."""
    if not note:
        return
    if runs and runs[-1].text and not runs[-1].note:
        runs[-1] = replace(runs[-1], note=note)
    else:
        runs.append(Run("", note=note))


def joined(runs: Sequence[Run]) -> Inline:
    """The runs with neighbours of one look joined and the ends of the text trimmed."""
    merged: list[Run] = []
    texts: list[str] = []
    for run in runs:
        if not (run.text or run.note):
            continue
        if merged and not merged[-1].note and replace(merged[-1], text="") == replace(run, text="", note=()):
            texts.append(run.text)
            # Texts are put together once a run ends: a run of many pieces would be copied for each of them.
            merged[-1] = replace(run, text="")
        else:
            _end(merged, texts)
            merged.append(replace(run, text=""))
            texts = [run.text]
    _end(merged, texts)
    while merged and not merged[0].text.strip() and not merged[0].note:
        merged.pop(0)
    while merged and not merged[-1].text.strip() and not merged[-1].note:
        merged.pop()
    if merged:
        merged[0] = replace(merged[0], text=merged[0].text.lstrip())
        merged[-1] = replace(merged[-1], text=merged[-1].text.rstrip())
    return tuple(merged)


def _end(merged: list[Run], texts: list[str]) -> None:
    """Give the last run its text."""
    if merged:
        merged[-1] = replace(merged[-1], text="".join(texts))


@dataclass(slots=True)
class _Typed:
    """The blocks of typed lines, as they are met."""

    blocks: list[Block]
    lines: list[Line]
    depths: Depths
    indent: int = 0

    def add(self, line: str, location: Location, read: Callable[[str], Inline] = inline) -> None:
        """Take one line; `read` gives the runs of the line's end that is left after a mark."""
        indent = len(line) - len(line.lstrip())
        mark = typed_mark(line.strip())
        if mark and (not mark.ordered or self.depths.follows(mark)):
            depth = self.depths.of(indent, mark)
            sort, rank = (mark.sort, mark.rank) if mark.ordered else ("", 0)
            self.lines.append(Line(depth, read(mark.rest), mark.ordered, location, sort, rank=rank))
            self.indent = indent
        elif self.lines and indent > self.indent:
            item = self.lines[-1]
            self.lines[-1] = replace(item, text=joined((*item.text, Run(" "), *read(line.strip()))))
        else:
            self.close()
            self.blocks.append(Paragraph(read(line.strip()), location=location))

    def close(self) -> None:
        self.blocks.extend(nest(self.lines))
        self.lines, self.depths = [], Depths()


def text_blocks(text: str, location: Location, *, first_line: int = 0) -> Blocks:
    """The paragraphs, nested lists and tables of a typed text.

    Everything stands at `location`; with `first_line`, the line of the file where the text starts, at its own line.
    """
    found = _Typed([], [], Depths())
    lines = clean(text).expandtabs(4).split("\n")
    index = 0
    while index < len(lines):
        place = replace(location, line=first_line + index) if first_line else location
        rows = _table_rows(lines, index)
        if rows:
            found.close()
            header, *others = rows
            found.blocks.append(Table(header, tuple(others), location=place))
        elif lines[index].strip():
            found.add(lines[index], place)
        index += len(rows) + 1 if rows else 1
    found.close()
    return tuple(found.blocks)


def _table_rows(lines: Sequence[str], start: int) -> list[tuple[Inline, ...]]:
    """Header and rows of a table typed as in Markdown (`| a | b |`, then `|---|---|`); nothing where none starts."""
    if start + 1 >= len(lines) or not _RULE.fullmatch(lines[start + 1].strip()):
        return []
    rows: list[tuple[Inline, ...]] = []
    for line in (lines[start], *lines[start + 2 :]):
        bare = line.strip()
        if len(bare) < 2 or not (bare.startswith("|") and bare.endswith("|")):
            break
        cells = [inline(cell.strip()) for cell in bare[1:-1].split("|")]
        width = len(rows[0]) if rows else len(cells)
        if len(cells) > width:
            break
        rows.append((*cells, *((),) * (width - len(cells))))
    return rows


def cell(value: object, location: Location, *, first_line: int = 0) -> Cell:
    """A value as found: text trimmed, None where nothing is left, with blocks where it is more than one plain line."""
    if not isinstance(value, str):
        return Cell(value, location)
    text = clean(value).strip()
    if not text:
        return Cell(None, location)
    if not _MARKED.search(text) and not typed_mark(text):
        return Cell(text, location)
    # The first line keeps its indentation: it tells whether the next one is deeper.
    blocks = text_blocks(value, location, first_line=first_line)
    bare = len(blocks) == 1 and isinstance(blocks[0], Paragraph) and blocks[0].text == (Run(text),)
    return Cell(text, location, () if bare else blocks)


def rich_cell(text: str, lines: Iterable[Inline], location: Location) -> Cell:
    """A text whose runs are known, line by line, to the same paragraphs and lists as a typed one."""
    found = _Typed([], [], Depths())
    for line in lines:
        if plain(line).strip():
            trimmed = joined(line)
            found.add(plain(line), location, lambda rest, runs=trimmed: _ending(runs, len(rest)))  # type: ignore[misc]
    found.close()
    blocks = tuple(found.blocks)
    return Cell(clean(text).strip() or None, location, blocks)


def _ending(runs: Inline, length: int) -> Inline:
    """The last characters of an inline text."""
    skipped = len(plain(runs)) - length
    kept: list[Run] = []
    for run in runs:
        kept.append(replace(run, text=run.text[skipped:]) if skipped > 0 else run)
        skipped -= len(run.text)
    return joined(kept)
